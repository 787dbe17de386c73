import { match } from 'ts-pattern';
import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';

/** What happened, in words for the person on call. The fields beside it carry the ids. */
export function logLineOf(event: TelemetryEvent): string {
  return match(event)
    .with({ type: 'request_submitted', existing: true }, () => 'request submitted again under its key')
    .with({ type: 'request_submitted' }, () => 'request submitted')
    .with({ type: 'outcome_recorded' }, (ended) => `answered: ${outcomeWords(ended)}`)
    .with({ type: 'stage_finished' }, ({ stage }) => `stage finished: ${stage}`)
    .with({ type: 'model_called' }, ({ model, result }) => `model ${model}: ${result}`)
    .with({ type: 'draft_shown' }, () => 'lesson can be read while it is written')
    .with({ type: 'model_words_refused' }, ({ what, category }) => `words of the model not used: ${what} (${category})`)
    .with({ type: 'model_degraded' }, ({ failure, rung }) => `model not usable (${failure}), answering from: ${rung}`)
    .with({ type: 'model_circuit' }, ({ model, state }) => `circuit of model ${model}: ${state}`)
    .with({ type: 'unexpected_status' }, ({ where, raw }) => `unexpected status from ${where}: ${raw}`)
    .with({ type: 'attempt_failed', retryIn: null }, ({ fault }) => `attempt failed for good: ${fault}`)
    .with({ type: 'attempt_failed' }, ({ fault }) => `attempt failed, will be retried: ${fault}`)
    .with({ type: 'duplicate_suppressed' }, ({ why }) => `delivery without effect: ${why}`)
    .with({ type: 'lease_lost' }, () => 'lease lost, work discarded')
    .with({ type: 'dead_lettered' }, ({ reason, detail }) => `dead letter: ${reason} (${detail})`)
    .with({ type: 'republished' }, ({ why }) => `request published again: ${why}`)
    .with({ type: 'publish_failed' }, ({ detail }) => `request not published yet, recovery will: ${detail}`)
    .with({ type: 'rendering_failed' }, ({ what, detail }) => `lesson delivered without its ${what}: ${detail}`)
    .with({ type: 'library_failed' }, ({ detail }) => `lesson not kept for others: ${detail}`)
    .with({ type: 'resumed' }, ({ how }) => `model is back: ${how}`)
    .with({ type: 'lesson_upgraded' }, () => 'basic lesson replaced by a full one')
    .with({ type: 'upgrade_abandoned' }, ({ why }) => `basic lesson kept, upgrade came to nothing: ${why}`)
    .with({ type: 'feedback_given', helpful: true }, () => 'lesson rated: helpful')
    .with({ type: 'feedback_given' }, ({ reason }) => `lesson rated: not helpful (${reason ?? 'no reason given'})`)
    .with({ type: 'lesson_withdrawn' }, ({ why }) => `lesson withdrawn from the library: ${why}`)
    .with({ type: 'loop_failed' }, ({ loop, detail }) => `${loop} failed, next round tries again: ${detail}`)
    .exhaustive();
}

/** The outcome in words; every kind has its own. */
function outcomeWords({ outcome, why, quality }: Extract<TelemetryEvent, { type: 'outcome_recorded' }>): string {
  return match(outcome)
    .with('success', () => (quality === 'basic' ? 'lesson made (basic version)' : 'lesson made'))
    .with('cached', () => 'lesson from the library')
    .with('clarification_needed', () => `clarification needed (${why})`)
    .with('out_of_scope', () => `out of scope (${why})`)
    .with('blocked', () => `blocked (${why})`)
    .with('failed', () => `failed (${why})`)
    .exhaustive();
}
