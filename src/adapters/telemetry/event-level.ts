import { match, P } from 'ts-pattern';
import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** How loud an event is. An outcome is never an error, but for `failed`; a degraded answer is a warning. */
export function levelOf(event: TelemetryEvent): LogLevel {
  return match(event)
    .returnType<LogLevel>()
    .with({ type: 'outcome_recorded', outcome: 'failed' }, () => 'error')
    .with(
      {
        type: 'outcome_recorded',
        outcome: P.union('success', 'cached', 'clarification_needed', 'out_of_scope', 'blocked'),
      },
      () => 'info',
    )
    .with({ type: 'attempt_failed', retryIn: null }, () => 'error')
    .with({ type: 'attempt_failed', retryIn: P.number }, () => 'warn')
    .with({ type: 'unexpected_status' }, { type: 'dead_lettered' }, { type: 'loop_failed' }, () => 'error')
    .with(
      { type: 'model_degraded' },
      { type: 'model_circuit' },
      { type: 'publish_failed' },
      { type: 'library_failed' },
      () => 'warn',
    )
    .with({ type: 'lease_lost' }, () => 'warn')
    .with({ type: 'request_submitted' }, { type: 'resumed' }, { type: 'republished' }, () => 'info')
    .with({ type: 'model_called' }, { type: 'stage_finished' }, { type: 'duplicate_suppressed' }, () => 'debug')
    .exhaustive();
}
