import { ANSWER_LABELS, type AnswerLabel } from './answer-label.ts';
import type { JudgedAnswer } from './judge-answer.ts';

/** How many answers of each label came where which was expected. */
export interface ConfusionMatrix {
  /** Of rows (expected) and columns (got) alike. */
  readonly labels: readonly AnswerLabel[];
  readonly counts: readonly (readonly number[])[];
}

/** Rows are what was expected, columns what came. */
export function confusionMatrix(answers: readonly Pick<JudgedAnswer, 'expected' | 'label'>[]): ConfusionMatrix {
  const counts = ANSWER_LABELS.map((expected) =>
    ANSWER_LABELS.map((got) => answers.filter((answer) => answer.expected === expected && answer.label === got).length),
  );
  return { labels: ANSWER_LABELS, counts };
}
