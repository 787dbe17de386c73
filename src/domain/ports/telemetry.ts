import type { DeadLetterReason } from '../delivery-disposition.ts';
import type { BlockedCategory, OutcomeKind } from '../generation-outcome.ts';
import type { Milliseconds } from '../instant.ts';
import type { LessonQuality } from '../lesson.ts';
import type { UnhelpfulReason, WithdrawalReason } from '../lesson-feedback.ts';
import type { ModelFailureKind } from '../model-failure.ts';
import type { Provenance } from '../provenance.ts';
import type { WorkingStage } from '../stage.ts';
import type { TraceContext } from '../trace-context.ts';

/** What an operator can see. Ids and closed words only: no student text, no personal data. */
export type TelemetryEvent =
  | {
      readonly type: 'request_submitted';
      readonly requestId: string;
      readonly correlationId: string;
      readonly existing: boolean;
    }
  | {
      readonly type: 'outcome_recorded';
      readonly requestId: string;
      readonly correlationId: string;
      readonly outcome: OutcomeKind;
      /** The closed word that says why, where the outcome has one: a cause, a reason, a category. */
      readonly why: string | null;
      readonly quality: LessonQuality | null;
      readonly sinceSubmission: Milliseconds;
    }
  | {
      readonly type: 'stage_finished';
      readonly requestId: string;
      readonly stage: WorkingStage;
      readonly took: Milliseconds;
    }
  | {
      readonly type: 'model_called';
      readonly model: string;
      readonly task: 'understand_query' | 'write_script';
      readonly result: 'reply' | ModelFailureKind;
      readonly took: Milliseconds;
      /** What a reply cost; null where there was none. */
      readonly usage: ModelUsage | null;
    }
  /** A student can read how their lesson begins; the first draft of an attempt. */
  | { readonly type: 'draft_shown'; readonly requestId: string; readonly sinceSubmission: Milliseconds }
  /** What a model wrote broke the content policy and was not used. */
  | {
      readonly type: 'model_words_refused';
      readonly requestId: string;
      readonly what: 'script' | 'question';
      readonly category: BlockedCategory;
    }
  | {
      readonly type: 'model_degraded';
      readonly requestId: string;
      readonly failure: ModelFailureKind;
      readonly rung: string;
    }
  | { readonly type: 'model_circuit'; readonly model: string; readonly state: 'closed' | 'open' | 'half_open' }
  | { readonly type: 'unexpected_status'; readonly where: string; readonly raw: string }
  | {
      readonly type: 'attempt_failed';
      readonly requestId: string;
      readonly correlationId: string;
      readonly fault: string;
      readonly retryIn: Milliseconds | null;
    }
  | { readonly type: 'duplicate_suppressed'; readonly requestId: string; readonly why: string }
  | { readonly type: 'lease_lost'; readonly requestId: string }
  | {
      readonly type: 'dead_lettered';
      readonly messageId: string;
      readonly requestId: string | null;
      readonly reason: DeadLetterReason;
      readonly detail: string;
    }
  | { readonly type: 'republished'; readonly requestId: string; readonly why: 'due' | 'restart' }
  | { readonly type: 'publish_failed'; readonly requestId: string; readonly detail: string }
  | { readonly type: 'resumed'; readonly requestId: string; readonly how: 'waiting' | 'upgrade' }
  /** A basic lesson was replaced by a full one. No outcome of its own: the student was answered long before. */
  | {
      readonly type: 'lesson_upgraded';
      readonly requestId: string;
      readonly correlationId: string;
      readonly outcome: 'success' | 'cached';
      /** Since a worker took it up. */
      readonly took: Milliseconds;
    }
  /** An upgrade came to nothing; the student keeps the basic lesson. */
  | {
      readonly type: 'upgrade_abandoned';
      readonly requestId: string;
      readonly correlationId: string;
      readonly why: 'no_better' | 'broken';
    }
  | {
      readonly type: 'feedback_given';
      readonly requestId: string;
      readonly lessonId: string;
      readonly helpful: boolean;
      readonly reason: UnhelpfulReason | null;
    }
  /** Students' votes took a lesson out of the library. */
  | { readonly type: 'lesson_withdrawn'; readonly lessonId: string; readonly why: WithdrawalReason }
  /** A finished lesson could not be kept for others; its own student has it all the same. */
  | { readonly type: 'library_failed'; readonly requestId: string; readonly detail: string }
  /** A lesson was delivered without its sound or its film: the renderer failed, or took too long. */
  | {
      readonly type: 'rendering_failed';
      readonly requestId: string;
      readonly what: 'narration' | 'film';
      readonly detail: string;
    }
  | { readonly type: 'loop_failed'; readonly loop: string; readonly detail: string };

/** Tokens and US dollars of one reply; the price is null where it is not configured. */
export type ModelUsage = Pick<Provenance, 'inputTokens' | 'outputTokens' | 'costUsd'>;

/** The request that something is about, for what an event itself does not say. */
export interface RequestReference {
  readonly requestId?: string;
  readonly correlationId: string;
  /** The trace in which it was submitted, where that is at hand. */
  readonly trace?: TraceContext | null;
}

/**
 * What happens, made visible.
 *
 * 1. `emit` never throws and never waits.
 * 2. `span` runs the work inside a trace span, a child of the given context, and hands on its result or its error.
 * 3. The work is given a telemetry of its own: what is emitted there belongs to the span's trace and, unless it says
 *    otherwise, is about its request. What is emitted elsewhere belongs to the trace of the request that it is about.
 */
export interface Telemetry {
  emit(event: TelemetryEvent, about?: RequestReference): void;
  span<Result>(
    name: string,
    parent: TraceContext | null,
    work: (context: TraceContext | null, telemetry: Telemetry) => Promise<Result>,
    about?: RequestReference,
  ): Promise<Result>;
}
