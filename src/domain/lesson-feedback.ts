/** Why a lesson did not help, in the words a student can choose from. */
export const UNHELPFUL_REASONS = ['too_hard', 'too_easy', 'wrong', 'did_not_answer', 'bad_interest_match'] as const;
export type UnhelpfulReason = (typeof UNHELPFUL_REASONS)[number];

/** What one student thinks of one lesson. The reason for a no is optional. */
export type LessonVerdict =
  | { readonly helpful: true }
  | { readonly helpful: false; readonly reason: UnhelpfulReason | null };

/** All votes on one lesson. `wrong` ones are counted among the unhelpful, too. */
export interface FeedbackTally {
  readonly helpful: number;
  readonly unhelpful: number;
  readonly wrong: number;
}

/** How many votes it takes to withdraw a lesson from the library. */
export interface WithdrawalRule {
  /** With at least so many votes, a majority of unhelpful ones withdraws it. */
  readonly votes: number;
  /** So many students who say that it is wrong withdraw it, whatever all others say. */
  readonly wrongVotes: number;
}

export type WithdrawalReason = 'unhelpful' | 'wrong';

/** Why these votes withdraw the lesson; null where they do not. */
export function reasonToWithdraw(tally: FeedbackTally, rule: WithdrawalRule): WithdrawalReason | null {
  // Whether a lesson is right is nothing that a majority decides, and one student alone may be mistaken.
  if (tally.wrong >= rule.wrongVotes) return 'wrong';
  const votes = tally.helpful + tally.unhelpful;
  return votes >= rule.votes && tally.unhelpful > tally.helpful ? 'unhelpful' : null;
}
