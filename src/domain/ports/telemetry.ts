import type { DeadLetterReason } from '../delivery-disposition.ts';
import type { OutcomeKind } from '../generation-outcome.ts';
import type { Milliseconds } from '../instant.ts';
import type { LessonQuality } from '../lesson.ts';
import type { ModelFailureKind } from '../model-failure.ts';
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
  | { readonly type: 'loop_failed'; readonly loop: string; readonly detail: string };

/**
 * What happens, made visible.
 *
 * 1. `emit` never throws and never waits.
 * 2. `span` runs the work inside a trace span, a child of the given context, and hands on its result or its error.
 */
export interface Telemetry {
  emit(event: TelemetryEvent): void;
  span<Result>(
    name: string,
    parent: TraceContext | null,
    work: (context: TraceContext | null) => Promise<Result>,
  ): Promise<Result>;
}
