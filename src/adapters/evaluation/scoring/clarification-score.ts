import type { JudgedAnswer } from './judge-answer.ts';
import { shareOf } from './share.ts';

/** Whether the student is asked when it helps, and only then. */
export interface ClarificationScore {
  readonly given: number;
  /** Of the questions back, how many were in place. */
  readonly precision: number | null;
  readonly due: number;
  /** Of the questions too vague to answer, how many were asked back. */
  readonly recall: number | null;
}

type Judged = Pick<JudgedAnswer, 'label' | 'accepted'>;

/** Where a lesson or a question back are both right, the question back is in place but not due. */
export function clarificationScore(answers: readonly Judged[]): ClarificationScore {
  const isAskedBack = ({ label }: Judged) => label === 'clarification_needed';
  const given = answers.filter(isAskedBack);
  const due = answers.filter(
    ({ accepted, label }) => accepted.every((one) => one === 'clarification_needed') && label !== 'no_answer',
  );
  return {
    given: given.length,
    precision: shareOf(given, ({ accepted }) => accepted.includes('clarification_needed')),
    due: due.length,
    recall: shareOf(due, isAskedBack),
  };
}
