import type { QuestionCase } from '../cases/question-case.ts';
import type { ModelResult } from '../evaluation-report.ts';
import { scoreModel } from '../scoring/model-score.ts';
import { askAll } from './ask-all.ts';
import type { ModelUnderEvaluation } from './model-under-evaluation.ts';

/** Looks whether the model can be reached, then asks everything. A model that answers nothing was not evaluated. */
export async function evaluateModel(
  model: ModelUnderEvaluation,
  cases: readonly QuestionCase[],
  options: Parameters<typeof askAll>[2],
): Promise<ModelResult> {
  const notEvaluated = (reason: string) => ({ model: model.name, state: 'not_evaluated', reason }) as const;
  const outage = await model.findOutage(options.signal);
  if (options.signal.aborted) return notEvaluated('the run was stopped');
  if (outage !== null) return notEvaluated(outage);
  const answers = await askAll(model, cases, options);
  const failure = answers.find(({ usage }) => usage.failure !== null)?.usage.failure;
  const score = scoreModel(answers);
  if (score.questions === 0) return notEvaluated('the run was stopped');
  if (score.modelCalls > 0 && Object.keys(score.answeredBy).length === 0) {
    return notEvaluated(`no reply to any question; the first failure was ${failure ?? 'unknown'}`);
  }
  return { model: model.name, state: 'evaluated', ...score };
}
