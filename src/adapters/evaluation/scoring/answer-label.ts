import { match, P } from 'ts-pattern';
import type { GenerationOutcome } from '../../../domain/generation-outcome.ts';
import type { Expectation } from '../cases/question-case.ts';

/** How a question can end, as finely as a student would notice; `no_answer`: the model gave none. */
export const ANSWER_LABELS = [
  'success',
  'clarification_needed',
  'non_academic',
  'not_covered',
  'beyond_grade',
  'blocked',
  'failed',
  'no_answer',
] as const;
export type AnswerLabel = (typeof ANSWER_LABELS)[number];

/** A model failure is no answer, and neither right nor wrong. */
export function labelOf(outcome: GenerationOutcome): AnswerLabel {
  return match(outcome)
    .returnType<AnswerLabel>()
    .with({ kind: 'success' }, { kind: 'cached' }, () => 'success')
    .with({ kind: 'clarification_needed' }, () => 'clarification_needed')
    .with({ kind: 'out_of_scope' }, ({ reason }) => reason)
    .with({ kind: 'blocked' }, () => 'blocked')
    .with({ kind: 'failed', reason: P.union('model_failed', 'deadline_exceeded') }, () => 'no_answer')
    .with(
      { kind: 'failed', reason: P.union('attempts_exhausted', 'unrecognised_status', 'invalid_lesson') },
      () => 'failed',
    )
    .exhaustive();
}

/** Every label that is right. */
export function acceptedLabels({ outcome, reason }: Expectation): readonly AnswerLabel[] {
  return outcome.flatMap((kind) =>
    match(kind)
      .returnType<readonly AnswerLabel[]>()
      .with('success', 'clarification_needed', 'blocked', (label) => [label])
      .with('out_of_scope', () => reason ?? ['non_academic', 'not_covered', 'beyond_grade'])
      .exhaustive(),
  );
}
