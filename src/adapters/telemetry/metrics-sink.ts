import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { DEAD_LETTER_REASONS } from '../../domain/delivery-disposition.ts';
import { UNHELPFUL_REASONS } from '../../domain/lesson-feedback.ts';
import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';
import { OUTCOME_LABELS } from './outcome-labels.ts';
import type { TelemetrySink } from './telemetry-sink.ts';

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300];

type Counts = { readonly [Type in TelemetryEvent['type']]: (event: Extract<TelemetryEvent, { type: Type }>) => void };

/** Counts events as Prometheus metrics. Labels are closed words, never ids. */
export class MetricsSink implements TelemetrySink {
  readonly #metrics;
  readonly #counts: Counts;

  constructor(registry: Registry) {
    const registers = [registry];
    const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
      new Counter({ name, help, labelNames, registers });
    const histogram = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
      new Histogram({ name, help, labelNames, buckets: SECONDS, registers });
    this.#metrics = {
      submitted: counter('vividly_requests_submitted_total', 'Requests accepted.', ['existing']),
      outcomes: counter('vividly_outcomes_total', 'Outcomes committed.', ['outcome', 'why', 'quality']),
      duration: histogram('vividly_request_duration_seconds', 'From submission to outcome.', ['outcome']),
      stage: histogram('vividly_stage_duration_seconds', 'Time in a stage.', ['stage']),
      firstDraft: histogram('vividly_first_draft_seconds', 'From submission to the first words that can be read.', []),
      wordsRefused: counter('vividly_model_words_refused_total', 'Words of a model that broke the content policy.', [
        'what',
        'category',
      ]),
      calls: counter('vividly_model_calls_total', 'Calls to language models.', ['model', 'task', 'result']),
      tokens: counter('vividly_model_tokens_total', 'Tokens of replies, read and written.', ['model', 'kind']),
      cost: counter('vividly_model_cost_usd_total', 'US dollars of replies whose price is configured.', ['model']),
      callDuration: histogram('vividly_model_call_duration_seconds', 'Duration of model calls.', ['model', 'task']),
      degraded: counter('vividly_degraded_total', 'Answers from a lower rung of the ladder.', ['rung', 'failure']),
      circuit: new Gauge({
        name: 'vividly_model_circuit_open',
        help: '1 while the circuit of the model is not closed.',
        labelNames: ['model'],
        registers,
      }),
      unexpected: counter('vividly_unexpected_status_total', 'Words from outside that nobody knows.', ['where']),
      attemptsFailed: counter('vividly_attempts_failed_total', 'Broken attempts.', ['retried']),
      duplicates: counter('vividly_deliveries_without_effect_total', 'Deliveries that changed nothing.', ['why']),
      leasesLost: counter('vividly_leases_lost_total', 'Work discarded because the lease was lost.', []),
      deadLetters: counter('vividly_dead_letters_total', 'Messages put aside.', ['reason']),
      republished: counter('vividly_republished_total', 'Requests published again by recovery.', ['why']),
      publishFailures: counter('vividly_publish_failures_total', 'Publishes that the queue refused.', []),
      libraryFailures: counter(
        'vividly_library_failures_total',
        'Finished lessons that could not be kept for others.',
        [],
      ),
      renderingFailures: counter('vividly_rendering_failures_total', 'Lessons delivered without sound or film.', [
        'what',
      ]),
      resumed: counter('vividly_resumed_total', 'Requests resumed or upgraded when the model came back.', ['how']),
      upgrades: counter('vividly_upgrades_total', 'Upgrades of basic lessons that ended.', ['result']),
      upgradeDuration: histogram('vividly_upgrade_duration_seconds', 'From claim to full lesson.', ['outcome']),
      feedback: counter('vividly_lesson_feedback_total', 'Votes on lessons, given or changed.', ['helpful', 'reason']),
      withdrawn: counter('vividly_lessons_withdrawn_total', 'Lessons that votes took out of the library.', ['why']),
      loopFailures: counter('vividly_loop_failures_total', 'Failed rounds of background loops.', ['loop']),
    };
    this.#counts = this.#countsByType();
    this.#beginAtZero();
  }

  take(event: TelemetryEvent): void {
    const count = this.#counts[event.type] as (event: TelemetryEvent) => void;
    count(event);
  }

  /** How each event is counted: a table rather than patterns, since it is read for every event. */
  #countsByType(): Counts {
    const metrics = this.#metrics;
    return {
      request_submitted: ({ existing }) => metrics.submitted.inc({ existing: String(existing) }),
      outcome_recorded: ({ outcome, why, quality, sinceSubmission }) => {
        metrics.outcomes.inc({ outcome, why: why ?? '', quality: quality ?? '' });
        metrics.duration.observe({ outcome }, sinceSubmission / 1000);
      },
      stage_finished: ({ stage, took }) => metrics.stage.observe({ stage }, took / 1000),
      model_called: ({ model, task, result, took, usage }) => {
        metrics.calls.inc({ model, task, result });
        metrics.callDuration.observe({ model, task }, took / 1000);
        if (usage === null) return;
        metrics.tokens.inc({ model, kind: 'input' }, usage.inputTokens);
        metrics.tokens.inc({ model, kind: 'output' }, usage.outputTokens);
        // A price that is not known is not a price of nothing.
        if (usage.costUsd !== null) metrics.cost.inc({ model }, usage.costUsd);
      },
      draft_shown: ({ sinceSubmission }) => metrics.firstDraft.observe(sinceSubmission / 1000),
      model_words_refused: ({ what, category }) => metrics.wordsRefused.inc({ what, category }),
      model_degraded: ({ rung, failure }) => metrics.degraded.inc({ rung, failure }),
      model_circuit: ({ model, state }) => metrics.circuit.set({ model }, state === 'closed' ? 0 : 1),
      unexpected_status: ({ where }) => metrics.unexpected.inc({ where }),
      attempt_failed: ({ retryIn }) => metrics.attemptsFailed.inc({ retried: String(retryIn !== null) }),
      duplicate_suppressed: ({ why }) => metrics.duplicates.inc({ why }),
      lease_lost: () => metrics.leasesLost.inc(),
      dead_lettered: ({ reason }) => metrics.deadLetters.inc({ reason }),
      republished: ({ why }) => metrics.republished.inc({ why }),
      publish_failed: () => metrics.publishFailures.inc(),
      library_failed: () => metrics.libraryFailures.inc(),
      rendering_failed: ({ what }) => metrics.renderingFailures.inc({ what }),
      resumed: ({ how }) => metrics.resumed.inc({ how }),
      lesson_upgraded: ({ outcome, took }) => {
        metrics.upgrades.inc({ result: 'upgraded' });
        metrics.upgradeDuration.observe({ outcome }, took / 1000);
      },
      upgrade_abandoned: ({ why }) => metrics.upgrades.inc({ result: why }),
      feedback_given: ({ helpful, reason }) => metrics.feedback.inc({ helpful: String(helpful), reason: reason ?? '' }),
      lesson_withdrawn: ({ why }) => metrics.withdrawn.inc({ why }),
      loop_failed: ({ loop }) => metrics.loopFailures.inc({ loop }),
    };
  }

  /** Where every label is known beforehand: an alert on a rise would miss the first event of a series that is new. */
  #beginAtZero(): void {
    const { submitted, outcomes, attemptsFailed, deadLetters, resumed, republished } = this.#metrics;
    const { upgrades, feedback, withdrawn, renderingFailures } = this.#metrics;
    for (const existing of ['true', 'false']) submitted.inc({ existing }, 0);
    for (const labels of OUTCOME_LABELS) outcomes.inc(labels, 0);
    for (const retried of ['true', 'false']) attemptsFailed.inc({ retried }, 0);
    for (const reason of DEAD_LETTER_REASONS) deadLetters.inc({ reason }, 0);
    for (const how of ['waiting', 'upgrade']) resumed.inc({ how }, 0);
    for (const result of ['upgraded', 'no_better', 'broken']) upgrades.inc({ result }, 0);
    feedback.inc({ helpful: 'true', reason: '' }, 0);
    for (const reason of ['', ...UNHELPFUL_REASONS]) feedback.inc({ helpful: 'false', reason }, 0);
    for (const why of ['unhelpful', 'wrong']) withdrawn.inc({ why }, 0);
    for (const what of ['narration', 'film']) renderingFailures.inc({ what }, 0);
    for (const why of ['due', 'restart']) republished.inc({ why }, 0);
  }
}
