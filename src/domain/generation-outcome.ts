import type { ClarificationQuestion } from './clarification.ts';
import type { Lesson } from './lesson.ts';
import type { Provenance } from './provenance.ts';
import type { Stage } from './stage.ts';
import type { Interest, TopicReference } from './topic.ts';

/**
 * A valid end of a request. Committed, shown to the student, counted under its own label; its message is settled.
 * The `kind` is also the wire and the database word. Every boundary matches this union exhaustively, so a new variant
 * does not compile until each boundary says what it does with it.
 */
export type GenerationOutcome =
  | SuccessOutcome
  | CachedOutcome
  | ClarificationNeededOutcome
  | OutOfScopeOutcome
  | BlockedOutcome
  | FailedOutcome;

export type OutcomeKind = GenerationOutcome['kind'];

/** Set where the topic is our best guess at what the student meant, so that they are told. */
export interface Guessed {
  readonly guessed?: true;
}

/** A lesson made for this request. */
export interface SuccessOutcome extends Guessed {
  readonly kind: 'success';
  readonly lesson: Lesson;
  readonly provenance: Provenance;
}

/** A lesson that the library already had. */
export interface CachedOutcome extends Guessed {
  readonly kind: 'cached';
  readonly lesson: Lesson;
  readonly provenance: Provenance;
  /** Age of the lesson when it was served, in whole seconds. */
  readonly ageSeconds: number;
  /** The student's own interest, where the lesson is tied to another one of its family. */
  readonly closeTo?: Interest;
}

export const CLARIFICATION_CAUSES = ['ambiguous_query', 'model_unavailable'] as const;
export type ClarificationCause = (typeof CLARIFICATION_CAUSES)[number];

/** The student is asked; `model_unavailable` says honestly that an outage, not the question, is why. */
export interface ClarificationNeededOutcome {
  readonly kind: 'clarification_needed';
  readonly cause: ClarificationCause;
  readonly questions: readonly ClarificationQuestion[];
  readonly reasoning: string;
  /** 1 for the first round. */
  readonly round: number;
}

export const OUT_OF_SCOPE_REASONS = ['non_academic', 'not_covered', 'beyond_grade'] as const;
export type OutOfScopeReason = (typeof OUT_OF_SCOPE_REASONS)[number];

export interface OutOfScopeOutcome {
  readonly kind: 'out_of_scope';
  readonly reason: OutOfScopeReason;
  readonly message: string;
  readonly nearestTopics: readonly TopicReference[];
}

export const BLOCKED_CATEGORIES = [
  'self_harm',
  'violence',
  'sexual',
  'hate',
  'personal_data',
  'prompt_injection',
  'provider_policy',
] as const;
export type BlockedCategory = (typeof BLOCKED_CATEGORIES)[number];

/** Somewhere a student can turn to. */
export interface HelpResource {
  readonly name: string;
  readonly contact: string;
}

export interface BlockedOutcome {
  readonly kind: 'blocked';
  readonly category: BlockedCategory;
  /** The provider's own word where a provider blocked; null where our policy did. */
  readonly raw: string | null;
  readonly guidance: string;
  readonly helpResources: readonly HelpResource[];
}

export const FAILURE_REASONS = [
  'attempts_exhausted',
  'deadline_exceeded',
  'model_failed',
  'unrecognised_status',
  'invalid_lesson',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

export interface FailedOutcome {
  readonly kind: 'failed';
  readonly reason: FailureReason;
  readonly stage: Stage;
  /** Fit for a student: what happened, what was kept, what to do. */
  readonly message: string;
  /** Whether asking again can help. */
  readonly retryable: boolean;
}
