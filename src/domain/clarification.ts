/** One selectable answer to a clarifying question. */
export interface ClarificationOption {
  readonly id: string;
  readonly label: string;
  readonly topicId?: string;
}

/** A question that a student can answer with an option or in free words. */
export interface ClarificationQuestion {
  readonly id: string;
  readonly text: string;
  /** Two to four options that differ. */
  readonly options: readonly ClarificationOption[];
  readonly freeText: boolean;
}

/** What a student can answer: one of the options, own words, or "just pick one". */
export type ClarificationReply =
  | { readonly kind: 'option'; readonly optionId: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'skip' };

/** A question that was asked and how it was answered. */
export interface AnsweredClarification {
  readonly round: number;
  readonly question: ClarificationQuestion;
  readonly reply: ClarificationReply;
}

/** After this many answered rounds the best guess is used, and said. */
export const MAX_CLARIFICATION_ROUNDS = 2;
