import type { ClarificationQuestion } from './clarification.ts';
import type { BlockedCategory, OutOfScopeReason } from './generation-outcome.ts';
import type { Interest, TopicReference } from './topic.ts';

/** What a language model made of a student's question. */
export type QueryUnderstanding =
  | UnderstoodTopic
  | {
      readonly kind: 'ambiguous';
      readonly questions: readonly ClarificationQuestion[];
      readonly reasoning: string;
      /** The best guess, for a student who says "just pick one". */
      readonly bestGuess: TopicReference | null;
    }
  | {
      readonly kind: 'out_of_scope';
      readonly reason: OutOfScopeReason;
      readonly nearestTopics: readonly TopicReference[];
    }
  | { readonly kind: 'blocked'; readonly category: BlockedCategory; readonly raw: string | null };

export interface UnderstoodTopic {
  readonly kind: 'topic';
  readonly topic: TopicReference;
  readonly interest: Interest | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** True when this is the best guess after the clarification rounds ran out. */
  readonly guessed: boolean;
}
