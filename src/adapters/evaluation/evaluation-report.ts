import type { QuestionCase } from './cases/question-case.ts';
import type { ModelScore } from './scoring/model-score.ts';
import { belowThresholds, type Thresholds } from './scoring/thresholds.ts';

/** One model's column. */
export type ModelResult =
  | ({ readonly model: string; readonly state: 'evaluated' } & ModelScore)
  /** Nothing could be learned about it. */
  | { readonly model: string; readonly state: 'not_evaluated'; readonly reason: string };

export type EvaluatedModel = Extract<ModelResult, { state: 'evaluated' }>;

/** What an evaluation found. Other programs read it: the names are fixed in docs/evaluation.md. */
export interface EvaluationReport {
  readonly cases: {
    readonly file: string;
    readonly questions: number;
    readonly classes: Readonly<Record<string, number>>;
  };
  readonly models: readonly ModelResult[];
  readonly verdict: 'pass' | 'fail';
  /** Why it did not pass. */
  readonly reasons: readonly string[];
}

/** Puts the models side by side. */
export function evaluationReport(
  file: string,
  cases: readonly QuestionCase[],
  models: readonly ModelResult[],
  thresholds: Thresholds,
): EvaluationReport {
  const reasons = models.flatMap((result) =>
    result.state === 'evaluated'
      ? [...unasked(result, cases), ...belowThresholds(result.model, result, thresholds)]
      : [`${result.model} could not be evaluated: ${result.reason}`],
  );
  const classes: Record<string, number> = {};
  for (const { class: name } of cases) classes[name] = (classes[name] ?? 0) + 1;
  return {
    cases: { file, questions: cases.length, classes },
    models,
    verdict: reasons.length === 0 ? 'pass' : 'fail',
    reasons,
  };
}

/** The models that were evaluated. */
export function evaluatedModels({ models }: EvaluationReport): readonly EvaluatedModel[] {
  return models.filter((result) => result.state === 'evaluated');
}

function unasked({ model, questions }: EvaluatedModel, cases: readonly QuestionCase[]): readonly string[] {
  return questions < cases.length ? [`${model}: the run was stopped after ${questions} of ${cases.length}`] : [];
}
