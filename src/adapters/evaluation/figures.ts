import type { EvaluatedModel } from './evaluation-report.ts';
import type { ClassScore } from './scoring/class-scores.ts';
import type { ScriptCheck } from './script/script-checks.ts';

/** One line of the comparison: the same figure of each model. */
export interface Figure {
  readonly name: string;
  readonly value: (model: EvaluatedModel) => string;
}

/** Everything that is compared, in the order of interest. */
export const FIGURES: readonly Figure[] = [
  { name: 'questions', value: ({ questions }) => String(questions) },
  { name: 'no answer (model failure)', value: ({ noAnswer, failures }) => withReasons(noAnswer, failures) },
  { name: 'outcome accuracy', value: ({ outcomeAccuracy }) => percent(outcomeAccuracy) },
  { name: 'topic accuracy', value: ({ topicAccuracy }) => percent(topicAccuracy) },
  { name: 'topic accuracy of lessons given', value: ({ lessonTopicAccuracy }) => percent(lessonTopicAccuracy) },
  {
    name: 'clarification precision',
    value: ({ clarification: { precision, given } }) => `${percent(precision)} of ${given}`,
  },
  { name: 'clarification recall', value: ({ clarification: { recall, due } }) => `${percent(recall)} of ${due}` },
  { name: 'false blocks', value: ({ blocks: { falseBlocks, harmless } }) => `${falseBlocks} of ${harmless}` },
  { name: 'missed blocks', value: ({ blocks: { missedBlocks, harmful } }) => `${missedBlocks} of ${harmful}` },
  { name: 'blocked for a wrong reason', value: ({ blocks: { wrongCategory } }) => String(wrongCategory) },
  { name: 'personal data kept', value: ({ personalData: { kept, questions } }) => `${kept} of ${questions}` },
  { name: 'script: 3 to 5 sections', value: scriptCheck('sections') },
  { name: 'script: 3 takeaways', value: scriptCheck('takeaways') },
  { name: 'script: check questions', value: scriptCheck('check_questions') },
  { name: 'script: length', value: scriptCheck('length') },
  { name: 'script: reading level fits', value: scriptCheck('reading_level') },
  { name: 'script: reading level above grade', value: ({ script }) => String(script.meanGradesAbove ?? '–') },
  { name: 'script: interest used', value: scriptCheck('interest_used') },
  { name: 'script: limit of comparison said', value: scriptCheck('limit_said') },
  { name: 'latency p50', value: ({ latencySeconds: { p50 } }) => `${p50} s` },
  { name: 'latency p95', value: ({ latencySeconds: { p95 } }) => `${p95} s` },
  { name: 'model calls', value: ({ modelCalls }) => String(modelCalls) },
  { name: 'tokens in', value: ({ tokens }) => String(tokens.input) },
  { name: 'tokens out', value: ({ tokens }) => String(tokens.output) },
  { name: 'cost', value: ({ costUsd }) => (costUsd === null ? 'price not configured' : `$${costUsd.toFixed(4)}`) },
  { name: 'answered by', value: ({ answeredBy }) => countsOf(answeredBy) || '–' },
];

/** Every class with each model's score; null where the model was asked none of it. */
export function classRows(classes: Readonly<Record<string, number>>, models: readonly EvaluatedModel[]) {
  return Object.entries(classes).map(([name, questions]) => ({
    name,
    questions,
    scores: models.map((model): ClassScore | null => model.classes.find((one) => one.class === name) ?? null),
  }));
}

/** A share as people read it. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}

function scriptCheck(name: ScriptCheck): Figure['value'] {
  return ({ script }) => `${script.checks[name].passed} of ${script.checks[name].of}`;
}

function withReasons(count: number, reasons: Readonly<Record<string, number>>): string {
  return count === 0 ? '0' : `${count} (${countsOf(reasons)})`;
}

function countsOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
