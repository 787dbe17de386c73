import type { AnsweredClarification } from './clarification.ts';
import type {
  BlockedOutcome,
  CachedOutcome,
  ClarificationNeededOutcome,
  FailedOutcome,
  GenerationOutcome,
  OutOfScopeOutcome,
  SuccessOutcome,
} from './generation-outcome.ts';
import type { Instant } from './instant.ts';
import type { Lesson, LessonDraft } from './lesson.ts';
import type { Provenance } from './provenance.ts';
import type { QueryUnderstanding } from './query-understanding.ts';
import type { Question } from './question.ts';
import type { Stage, WorkingStage } from './stage.ts';
import type { TraceContext } from './trace-context.ts';

/** A worker's exclusive right to work on a request, until it expires. */
export interface Lease {
  readonly worker: string;
  readonly expiresAt: Instant;
}

/** Where a request stands, with what belongs to standing there. */
export type RequestState =
  | { readonly status: 'queued'; readonly notBefore: Instant }
  | {
      readonly status: 'generating';
      readonly stage: WorkingStage;
      readonly lease: Lease;
      /** What can be read of the lesson while its script is being written; gone with the stage. */
      readonly draft: LessonDraft | null;
    }
  | { readonly status: 'awaiting_clarification'; readonly outcome: ClarificationNeededOutcome }
  | {
      readonly status: 'completed';
      readonly outcome: SuccessOutcome | CachedOutcome;
      readonly upgrade: UpgradeState;
    }
  | { readonly status: 'out_of_scope'; readonly outcome: OutOfScopeOutcome }
  | { readonly status: 'blocked'; readonly outcome: BlockedOutcome }
  | { readonly status: 'failed'; readonly outcome: FailedOutcome }
  | { readonly status: 'cancelled' };

/**
 * Whether a completed request is to receive a better lesson: `possible` for a basic lesson given during an outage.
 * The student keeps the lesson they have until the better one is committed.
 */
export type UpgradeState =
  | { readonly kind: 'none' }
  | { readonly kind: 'possible' }
  | { readonly kind: 'wanted' }
  | { readonly kind: 'running'; readonly lease: Lease };

/** Work of this generation that is finished and need not be paid for twice. */
export interface Checkpoints {
  readonly understanding: QueryUnderstanding | null;
  /** The written lesson; shown to the student before it is rendered. */
  readonly lesson: Lesson | null;
  /** What the checkpointed work cost. */
  readonly provenance: Provenance | null;
}

export const NO_CHECKPOINTS: Checkpoints = { understanding: null, lesson: null, provenance: null };

/**
 * In its this many-th generation a request is no longer begun anew by itself: what failed so often is not an outage, and
 * every try costs a model call.
 */
export const LAST_AUTOMATIC_GENERATION = 10;

/** A student's request, from submission to its end. */
export interface ContentRequest {
  /** UUID. */
  readonly id: string;
  readonly correlationId: string;
  readonly studentId: string;
  /** The client's idempotency key, unique for a student; null when the client sent none. */
  readonly idempotencyKey: string | null;
  readonly question: Question;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly state: RequestState;
  /** Grows with every claim and cancellation; a write under an older fence is refused. */
  readonly fence: number;
  /** 1 at first; grows when the request is worked on anew: answered, resumed, replayed, upgraded. */
  readonly generation: number;
  /** Claims in this generation. */
  readonly attempts: number;
  /** When a worker first took up this generation; its deadline counts from here. */
  readonly startedAt: Instant | null;
  readonly clarifications: readonly AnsweredClarification[];
  readonly checkpoints: Checkpoints;
  /** When recovery must look at this request unless something happened first; null when nothing is owed. */
  readonly recheckAt: Instant | null;
  /** Number of the last event. */
  readonly lastEvent: number;
  /** The trace in which the request was submitted. */
  readonly trace: TraceContext | null;
}

/** The request's outcome, if it has one. */
export function outcomeOf(request: ContentRequest): GenerationOutcome | null {
  return 'outcome' in request.state ? request.state.outcome : null;
}

/** The stage, for display: derived from the state. */
export function stageOf(request: ContentRequest): Stage {
  if (request.state.status === 'queued') return 'queued';
  return request.state.status === 'generating' ? request.state.stage : 'done';
}
