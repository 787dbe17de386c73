import { match } from 'ts-pattern';
import type { OutcomeKind } from '../../domain/generation-outcome.ts';
import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

type EventOfOneLevel = Exclude<TelemetryEvent, { type: 'outcome_recorded' | 'attempt_failed' }>;

// A table rather than patterns: it is read for every event, also for those that are not logged.
const LEVELS: { readonly [Type in EventOfOneLevel['type']]: LogLevel } = {
  unexpected_status: 'error',
  dead_lettered: 'error',
  loop_failed: 'error',
  model_degraded: 'warn',
  model_words_refused: 'warn',
  model_circuit: 'warn',
  publish_failed: 'warn',
  library_failed: 'warn',
  rendering_failed: 'warn',
  lease_lost: 'warn',
  lesson_withdrawn: 'warn',
  upgrade_abandoned: 'warn',
  request_submitted: 'info',
  resumed: 'info',
  republished: 'info',
  lesson_upgraded: 'info',
  feedback_given: 'info',
  draft_shown: 'debug',
  model_called: 'debug',
  stage_finished: 'debug',
  duplicate_suppressed: 'debug',
};

/** How loud an event is. An outcome is never an error, but for `failed`; a degraded answer is a warning. */
export function levelOf(event: TelemetryEvent): LogLevel {
  if (event.type === 'outcome_recorded') return levelOfOutcome(event.outcome);
  if (event.type === 'attempt_failed') return event.retryIn === null ? 'error' : 'warn';
  return LEVELS[event.type];
}

function levelOfOutcome(outcome: OutcomeKind): LogLevel {
  return match(outcome)
    .returnType<LogLevel>()
    .with('success', 'cached', 'clarification_needed', 'out_of_scope', 'blocked', () => 'info')
    .with('failed', () => 'error')
    .exhaustive();
}
