import type { LogLevel } from '../../src/adapters/telemetry/event-level.ts';
import type { TelemetryEvent } from '../../src/domain/ports/telemetry.ts';

const requestId = '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0801';
const correlationId = 'correlation-1';
const lessonId = '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0802';

interface Sample<Type extends TelemetryEvent['type']> {
  readonly event: Extract<TelemetryEvent, { type: Type }>;
  readonly level: LogLevel;
  readonly line: string;
  /** A line of the metrics that this event alone leaves behind. */
  readonly metric: string;
}

function outcome(
  kind: Extract<TelemetryEvent, { type: 'outcome_recorded' }>['outcome'],
  why: string | null,
  quality: 'full' | 'basic' | null,
) {
  return {
    type: 'outcome_recorded',
    requestId,
    correlationId,
    outcome: kind,
    why,
    quality,
    sinceSubmission: 4_000,
  } as const;
}

/** Every event, what is said of it and how loud. A type without a sample does not compile. */
export const SAMPLE_EVENTS: { readonly [Type in TelemetryEvent['type']]: readonly [Sample<Type>, ...Sample<Type>[]] } =
  {
    request_submitted: [
      {
        event: { type: 'request_submitted', requestId, correlationId, existing: false },
        level: 'info',
        line: 'request submitted',
        metric: 'vividly_requests_submitted_total{existing="false"} 1',
      },
      {
        event: { type: 'request_submitted', requestId, correlationId, existing: true },
        level: 'info',
        line: 'request submitted again under its key',
        metric: 'vividly_requests_submitted_total{existing="true"} 1',
      },
    ],
    outcome_recorded: [
      {
        event: outcome('success', null, 'full'),
        level: 'info',
        line: 'answered: lesson made',
        metric: 'vividly_outcomes_total{outcome="success",why="",quality="full"} 1',
      },
      {
        event: outcome('success', null, 'basic'),
        level: 'info',
        line: 'answered: lesson made (basic version)',
        metric: 'vividly_outcomes_total{outcome="success",why="",quality="basic"} 1',
      },
      {
        event: outcome('cached', null, 'full'),
        level: 'info',
        line: 'answered: lesson from the library',
        metric: 'vividly_outcomes_total{outcome="cached",why="",quality="full"} 1',
      },
      {
        event: outcome('clarification_needed', 'ambiguous_query', null),
        level: 'info',
        line: 'answered: clarification needed (ambiguous_query)',
        metric: 'vividly_outcomes_total{outcome="clarification_needed",why="ambiguous_query",quality=""} 1',
      },
      {
        event: outcome('clarification_needed', 'model_unavailable', null),
        level: 'info',
        line: 'answered: clarification needed (model_unavailable)',
        metric: 'vividly_outcomes_total{outcome="clarification_needed",why="model_unavailable",quality=""} 1',
      },
      {
        event: outcome('out_of_scope', 'not_covered', null),
        level: 'info',
        line: 'answered: out of scope (not_covered)',
        metric: 'vividly_outcomes_total{outcome="out_of_scope",why="not_covered",quality=""} 1',
      },
      {
        event: outcome('blocked', 'self_harm', null),
        level: 'info',
        line: 'answered: blocked (self_harm)',
        metric: 'vividly_outcomes_total{outcome="blocked",why="self_harm",quality=""} 1',
      },
      {
        event: outcome('failed', 'attempts_exhausted', null),
        level: 'error',
        line: 'answered: failed (attempts_exhausted)',
        metric: 'vividly_request_duration_seconds_sum{outcome="failed"} 4',
      },
    ],
    stage_finished: [
      {
        event: { type: 'stage_finished', requestId, stage: 'writing_script', took: 2_500 },
        level: 'debug',
        line: 'stage finished: writing_script',
        metric: 'vividly_stage_duration_seconds_sum{stage="writing_script"} 2.5',
      },
    ],
    model_called: [
      {
        event: {
          type: 'model_called',
          model: 'gemini',
          task: 'write_script',
          result: 'reply',
          took: 1_500,
          usage: { inputTokens: 1_200, outputTokens: 800, costUsd: 0.5 },
        },
        level: 'debug',
        line: 'model gemini: reply',
        metric: 'vividly_model_call_duration_seconds_sum{model="gemini",task="write_script"} 1.5',
      },
      {
        event: {
          type: 'model_called',
          model: 'gemini',
          task: 'understand_query',
          result: 'model_not_found',
          took: 0,
          usage: null,
        },
        level: 'debug',
        line: 'model gemini: model_not_found',
        metric: 'vividly_model_calls_total{model="gemini",task="understand_query",result="model_not_found"} 1',
      },
    ],
    draft_shown: [
      {
        event: { type: 'draft_shown', requestId, sinceSubmission: 3_500 },
        level: 'debug',
        line: 'lesson can be read while it is written',
        metric: 'vividly_first_draft_seconds_sum 3.5',
      },
    ],
    model_words_refused: [
      {
        event: { type: 'model_words_refused', requestId, what: 'question', category: 'personal_data' },
        level: 'warn',
        line: 'words of the model not used: question (personal_data)',
        metric: 'vividly_model_words_refused_total{what="question",category="personal_data"} 1',
      },
    ],
    model_degraded: [
      {
        event: { type: 'model_degraded', requestId, failure: 'unavailable', rung: 'offline_lesson' },
        level: 'warn',
        line: 'model not usable (unavailable), answering from: offline_lesson',
        metric: 'vividly_degraded_total{rung="offline_lesson",failure="unavailable"} 1',
      },
    ],
    model_circuit: [
      {
        event: { type: 'model_circuit', model: 'gemini', state: 'open' },
        level: 'warn',
        line: 'circuit of model gemini: open',
        metric: 'vividly_model_circuit_open{model="gemini"} 1',
      },
      {
        event: { type: 'model_circuit', model: 'gemini', state: 'half_open' },
        level: 'warn',
        line: 'circuit of model gemini: half_open',
        metric: 'vividly_model_circuit_open{model="gemini"} 1',
      },
      {
        event: { type: 'model_circuit', model: 'gemini', state: 'closed' },
        level: 'warn',
        line: 'circuit of model gemini: closed',
        metric: 'vividly_model_circuit_open{model="gemini"} 0',
      },
    ],
    unexpected_status: [
      {
        event: { type: 'unexpected_status', where: 'requests.status', raw: 'pending' },
        level: 'error',
        line: 'unexpected status from requests.status: pending',
        metric: 'vividly_unexpected_status_total{where="requests.status"} 1',
      },
    ],
    attempt_failed: [
      {
        event: { type: 'attempt_failed', requestId, correlationId, fault: 'database: gone', retryIn: 750 },
        level: 'warn',
        line: 'attempt failed, will be retried: database: gone',
        metric: 'vividly_attempts_failed_total{retried="true"} 1',
      },
      {
        event: { type: 'attempt_failed', requestId, correlationId, fault: 'database: gone', retryIn: null },
        level: 'error',
        line: 'attempt failed for good: database: gone',
        metric: 'vividly_attempts_failed_total{retried="false"} 1',
      },
    ],
    duplicate_suppressed: [
      {
        event: { type: 'duplicate_suppressed', requestId, why: 'leased' },
        level: 'debug',
        line: 'delivery without effect: leased',
        metric: 'vividly_deliveries_without_effect_total{why="leased"} 1',
      },
    ],
    lease_lost: [
      {
        event: { type: 'lease_lost', requestId },
        level: 'warn',
        line: 'lease lost, work discarded',
        metric: 'vividly_leases_lost_total 1',
      },
    ],
    dead_lettered: [
      {
        event: {
          type: 'dead_lettered',
          messageId: 'm-1',
          requestId: null,
          reason: 'unreadable_message',
          detail: 'not JSON',
        },
        level: 'error',
        line: 'dead letter: unreadable_message (not JSON)',
        metric: 'vividly_dead_letters_total{reason="unreadable_message"} 1',
      },
    ],
    republished: [
      {
        event: { type: 'republished', requestId, why: 'due' },
        level: 'info',
        line: 'request published again: due',
        metric: 'vividly_republished_total{why="due"} 1',
      },
    ],
    rendering_failed: [
      {
        event: { type: 'rendering_failed', requestId, what: 'film', detail: 'out of memory' },
        level: 'warn',
        line: 'lesson delivered without its film: out of memory',
        metric: 'vividly_rendering_failures_total{what="film"} 1',
      },
    ],
    library_failed: [
      {
        event: { type: 'library_failed', requestId, detail: 'no route' },
        level: 'warn',
        line: 'lesson not kept for others: no route',
        metric: 'vividly_library_failures_total 1',
      },
    ],
    publish_failed: [
      {
        event: { type: 'publish_failed', requestId, detail: 'no route' },
        level: 'warn',
        line: 'request not published yet, recovery will: no route',
        metric: 'vividly_publish_failures_total 1',
      },
    ],
    resumed: [
      {
        event: { type: 'resumed', requestId, how: 'upgrade' },
        level: 'info',
        line: 'model is back: upgrade',
        metric: 'vividly_resumed_total{how="upgrade"} 1',
      },
    ],
    lesson_upgraded: [
      {
        event: { type: 'lesson_upgraded', requestId, correlationId, outcome: 'success', took: 3_000 },
        level: 'info',
        line: 'basic lesson replaced by a full one',
        metric: 'vividly_upgrade_duration_seconds_sum{outcome="success"} 3',
      },
    ],
    upgrade_abandoned: [
      {
        event: { type: 'upgrade_abandoned', requestId, correlationId, why: 'no_better' },
        level: 'warn',
        line: 'basic lesson kept, upgrade came to nothing: no_better',
        metric: 'vividly_upgrades_total{result="no_better"} 1',
      },
    ],
    feedback_given: [
      {
        event: { type: 'feedback_given', requestId, lessonId, helpful: true, reason: null },
        level: 'info',
        line: 'lesson rated: helpful',
        metric: 'vividly_lesson_feedback_total{helpful="true",reason=""} 1',
      },
      {
        event: { type: 'feedback_given', requestId, lessonId, helpful: false, reason: 'too_hard' },
        level: 'info',
        line: 'lesson rated: not helpful (too_hard)',
        metric: 'vividly_lesson_feedback_total{helpful="false",reason="too_hard"} 1',
      },
      {
        event: { type: 'feedback_given', requestId, lessonId, helpful: false, reason: null },
        level: 'info',
        line: 'lesson rated: not helpful (no reason given)',
        metric: 'vividly_lesson_feedback_total{helpful="false",reason=""} 1',
      },
    ],
    lesson_withdrawn: [
      {
        event: { type: 'lesson_withdrawn', lessonId, why: 'wrong' },
        level: 'warn',
        line: 'lesson withdrawn from the library: wrong',
        metric: 'vividly_lessons_withdrawn_total{why="wrong"} 1',
      },
    ],
    loop_failed: [
      {
        event: { type: 'loop_failed', loop: 'recover', detail: 'gone' },
        level: 'error',
        line: 'recover failed, next round tries again: gone',
        metric: 'vividly_loop_failures_total{loop="recover"} 1',
      },
    ],
  };

/** Every sample, whatever its type. */
export const ALL_SAMPLES: readonly (Omit<Sample<TelemetryEvent['type']>, 'event'> & {
  readonly event: TelemetryEvent;
})[] = Object.values(SAMPLE_EVENTS).flat();
