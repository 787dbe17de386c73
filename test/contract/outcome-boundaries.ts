import { Registry } from 'prom-client';
import { printRequest } from '../../src/adapters/cli/print-request.ts';
import { streamEvent } from '../../src/adapters/http/events/stream-event.ts';
import { countOutcomes } from '../../src/adapters/load/count-outcomes.ts';
import { outcomeIsFailure } from '../../src/adapters/load/outcome-is-failure.ts';
import { standingOf } from '../../src/adapters/page/browser/history/standing-words.ts';
import { OUTCOME_ORDER, outcomeLook } from '../../src/adapters/page/browser/ops/outcome-look.ts';
import { outcomeTitle } from '../../src/adapters/page/browser/outcomes/outcome-title.ts';
import { levelOf } from '../../src/adapters/telemetry/event-level.ts';
import { logLineOf } from '../../src/adapters/telemetry/log-line.ts';
import { MetricsSink } from '../../src/adapters/telemetry/metrics-sink.ts';
import { newRow } from '../../src/adapters/typeorm/request-columns.ts';
import { eventOfRow } from '../../src/adapters/typeorm/request-event-row.ts';
import { requestOfRow } from '../../src/adapters/typeorm/request-row.ts';
import { outcomeSchema } from '../../src/adapters/wire/outcome-schema.ts';
import { outcomeView, requestView } from '../../src/adapters/wire/request-view.ts';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import { outcomeEvent } from '../../src/application/outcome-event.ts';
import { outcomeOf } from '../../src/domain/content-request.ts';
import { dispositionOfOutcome } from '../../src/domain/delivery-disposition.ts';
import type { GenerationOutcome, OutcomeKind } from '../../src/domain/generation-outcome.ts';
import { newContentRequest } from '../../src/domain/life-cycle/submit.ts';
import { transition } from '../../src/domain/request-life-cycle.ts';
import { statusOfOutcome } from '../../src/domain/request-status.ts';
import { newRequest, SAMPLE_OUTCOMES, SAMPLE_PROVENANCE } from '../support/samples.ts';
import { storedEvent, storedRow } from '../support/stored-rows.ts';

/** A place where every outcome is met: what it makes of one, and what it must make of each. */
export interface Boundary {
  readonly name: string;
  readonly give: (outcome: GenerationOutcome) => unknown;
  readonly expected: Readonly<Record<OutcomeKind, unknown>>;
}

const ID = '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0901';
const NOW = Date.UTC(2026, 0, 1);

/** A request that ended in this outcome, by the way that every request goes. */
export function ended(outcome: GenerationOutcome) {
  const { request: submitted } = newContentRequest(newRequest(ID), NOW);
  const claimed = transition(submitted, { type: 'claim', worker: 'one', leaseFor: 15_000 }, NOW);
  const record = { type: 'record_outcome', fence: 1, outcome, upgradable: false } as const;
  const recorded = transition(claimed.request, record, NOW + 4_000);
  if (recorded.kind !== 'applied') throw new Error(`${outcome.kind} was refused`);
  const [event] = recorded.events;
  if (event === undefined) throw new Error(`${outcome.kind} left no event`);
  return { request: recorded.request, event };
}

const SAME: Boundary['expected'] = SAMPLE_OUTCOMES;

const STATUSES = {
  success: 'completed',
  cached: 'completed',
  clarification_needed: 'awaiting_clarification',
  out_of_scope: 'out_of_scope',
  blocked: 'blocked',
  failed: 'failed',
} as const;

const FACTS: Readonly<Record<OutcomeKind, object>> = {
  success: { provenance: SAMPLE_PROVENANCE },
  cached: {},
  clarification_needed: { why: 'ambiguous_query' },
  out_of_scope: { why: 'non_academic' },
  blocked: { why: 'self_harm' },
  failed: { why: 'attempts_exhausted' },
};

function forEachKind(expected: (kind: OutcomeKind) => unknown): Boundary['expected'] {
  const kinds = Object.keys(SAMPLE_OUTCOMES) as OutcomeKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, expected(kind)])) as Record<OutcomeKind, unknown>;
}

const { lesson: _made, ...success } = SAMPLE_OUTCOMES.success;
const { lesson: _found, ...cached } = SAMPLE_OUTCOMES.cached;

const MUST_BE_PRINTED: Readonly<Record<OutcomeKind, readonly string[]>> = {
  success: ['Push and be pushed', 'Why does the ball push you back?', 'Forces come in pairs.'],
  cached: ['Push and be pushed', 'From the library, 61 s old.', 'Forces come in pairs.'],
  clarification_needed: ['Which part of gravity?', 'a) Universal gravitation', 'b) Free fall'],
  out_of_scope: ['That is not something we make lessons about.', 'Fermentation'],
  blocked: ['You are not alone.', 'Helpline', 'Call or text 988'],
  failed: ['Something went wrong on our side.'],
};

/** Every boundary. A new one joins as one more entry; a new kind of outcome does not compile without its expectations. */
export const BOUNDARIES: readonly Boundary[] = [
  {
    name: 'worker disposition',
    give: (outcome) => dispositionOfOutcome(outcome, { id: ID, generation: 1 }),
    expected: {
      success: { kind: 'acknowledge' },
      cached: { kind: 'acknowledge' },
      clarification_needed: { kind: 'acknowledge' },
      out_of_scope: { kind: 'acknowledge' },
      blocked: { kind: 'acknowledge' },
      failed: {
        kind: 'dead_letter',
        reason: 'request_failed',
        detail: 'attempts_exhausted at writing_script',
        letterId: `${ID}/1`,
      },
    },
  },
  { name: 'status', give: statusOfOutcome, expected: STATUSES },
  {
    name: 'event of the request',
    give: (outcome) => ended(outcome).event.body,
    expected: forEachKind((kind) => ({ type: 'outcome', kind, status: STATUSES[kind], ...FACTS[kind] })),
  },
  {
    name: 'database, on the way in',
    give: (outcome) => {
      const columns = newRow(ended(outcome).request);
      return { status: columns.status, outcome: columns.outcome, owed: columns.recheckAt !== undefined };
    },
    expected: forEachKind((kind) => ({
      status: STATUSES[kind],
      outcome: SAMPLE_OUTCOMES[kind],
      owed: kind === 'failed',
    })),
  },
  {
    name: 'database, on the way out',
    give: (outcome) => outcomeOf(requestOfRow(storedRow(ended(outcome).request))),
    expected: SAME,
  },
  {
    name: 'stored event, there and back',
    give: (outcome) => eventOfRow(storedEvent(ended(outcome).event)).body,
    expected: forEachKind((kind) => ({ type: 'outcome', kind, status: STATUSES[kind], ...FACTS[kind] })),
  },
  { name: 'wire', give: (outcome) => outcomeSchema.parse(throughJson(outcome)), expected: SAME },
  {
    name: 'request view, over HTTP and from `ask --json`',
    give: (outcome) => requestViewSchema.parse(throughJson(requestView(ended(outcome).request))).outcome,
    expected: {
      ...SAMPLE_OUTCOMES,
      success: { ...success, lessonId: SAMPLE_OUTCOMES.success.lesson.id, quality: 'full' },
      cached: { ...cached, lessonId: SAMPLE_OUTCOMES.cached.lesson.id, quality: 'full' },
    },
  },
  {
    name: 'event stream',
    give: (outcome) => streamEvent(ended(outcome).event),
    expected: forEachKind((kind) => ({
      id: 4,
      event: 'outcome',
      data: { sequence: 4, at: '2026-01-01T00:00:04.000Z', type: 'outcome', kind, status: STATUSES[kind] },
    })),
  },
  {
    name: 'telemetry',
    give: (outcome) => {
      const { outcome: kind, why, quality, sinceSubmission } = outcomeEvent(ended(outcome).request, outcome);
      return [kind, why, quality, sinceSubmission];
    },
    expected: {
      success: ['success', null, 'full', 4_000],
      cached: ['cached', null, 'full', 4_000],
      clarification_needed: ['clarification_needed', 'ambiguous_query', null, 4_000],
      out_of_scope: ['out_of_scope', 'non_academic', null, 4_000],
      blocked: ['blocked', 'self_harm', null, 4_000],
      failed: ['failed', 'attempts_exhausted', null, 4_000],
    },
  },
  {
    name: 'log level',
    give: (outcome) => levelOf(outcomeEvent(ended(outcome).request, outcome)),
    expected: { ...forEachKind(() => 'info'), failed: 'error' },
  },
  {
    name: 'log line',
    give: (outcome) => logLineOf(outcomeEvent(ended(outcome).request, outcome)),
    expected: {
      success: 'answered: lesson made',
      cached: 'answered: lesson from the library',
      clarification_needed: 'answered: clarification needed (ambiguous_query)',
      out_of_scope: 'answered: out of scope (non_academic)',
      blocked: 'answered: blocked (self_harm)',
      failed: 'answered: failed (attempts_exhausted)',
    },
  },
  {
    name: 'metrics labels',
    give: async (outcome) => {
      const registry = new Registry();
      new MetricsSink(registry).take(outcomeEvent(ended(outcome).request, outcome));
      const { values } = (await registry.getSingleMetric('vividly_outcomes_total')?.get()) ?? { values: [] };
      return values.filter(({ value }) => value > 0).map(({ labels, value }) => ({ ...labels, value }));
    },
    expected: {
      success: [{ outcome: 'success', why: '', quality: 'full', value: 1 }],
      cached: [{ outcome: 'cached', why: '', quality: 'full', value: 1 }],
      clarification_needed: [{ outcome: 'clarification_needed', why: 'ambiguous_query', quality: '', value: 1 }],
      out_of_scope: [{ outcome: 'out_of_scope', why: 'non_academic', quality: '', value: 1 }],
      blocked: [{ outcome: 'blocked', why: 'self_harm', quality: '', value: 1 }],
      failed: [{ outcome: 'failed', why: 'attempts_exhausted', quality: '', value: 1 }],
    },
  },
  {
    name: 'printed answer, what a student must read in it',
    give: (outcome) => {
      const printed = printRequest(requestView(ended(outcome).request));
      return MUST_BE_PRINTED[outcome.kind].map((words) => (printed.includes(words) ? words : `missing: ${words}`));
    },
    expected: forEachKind((kind) => MUST_BE_PRINTED[kind]),
  },
  {
    name: 'web page, the heading',
    give: (outcome) => outcomeTitle(outcomeView(outcome)),
    expected: {
      success: 'Your lesson is ready',
      cached: 'Your lesson is ready',
      clarification_needed: 'Which one do you mean?',
      out_of_scope: 'This is not something we teach',
      blocked: 'You do not have to carry this alone',
      failed: 'We could not make your lesson',
    },
  },
  {
    name: 'web page, the list of requests',
    give: (outcome) => standingOf(requestView(ended(outcome).request)),
    expected: {
      success: { words: 'Lesson ready', tone: 'good' },
      cached: { words: 'Lesson ready', tone: 'good' },
      clarification_needed: { words: 'Waits for your answer', tone: 'asks' },
      out_of_scope: { words: 'No lesson on this', tone: 'plain' },
      blocked: { words: 'Not answered', tone: 'plain' },
      failed: { words: 'Went wrong on our side', tone: 'plain' },
    },
  },
  {
    name: 'operator’s desk, the name in charts and lists',
    give: ({ kind }) => [outcomeLook(kind).label, OUTCOME_ORDER.includes(kind)],
    expected: {
      success: ['Lesson made', true],
      cached: ['From the library', true],
      clarification_needed: ['Asked back', true],
      out_of_scope: ['Out of scope', true],
      blocked: ['Blocked', true],
      failed: ['Failed', true],
    },
  },
  {
    name: 'load report, counts',
    give: (outcome) => countOutcomes([outcome]),
    expected: forEachKind((kind) => ({ ...forEachKind(() => 0), [kind]: 1 })),
  },
  {
    name: 'load report, verdict',
    give: outcomeIsFailure,
    expected: { ...forEachKind(() => false), failed: true },
  },
];

/** The files in which a new kind of outcome must not compile until they say what they do with it. */
export const MATCHING_FILES: readonly string[] = [
  'src/domain/delivery-disposition.ts',
  'src/domain/request-status.ts',
  'src/domain/outcome-facts.ts',
  'src/domain/life-cycle/record-outcome.ts',
  'src/application/outcome-event.ts',
  'src/adapters/wire/outcome-schema.ts',
  'src/adapters/wire/request-view.ts',
  'src/adapters/typeorm/request-row.ts',
  'src/adapters/telemetry/event-level.ts',
  'src/adapters/telemetry/log-line.ts',
  'src/adapters/telemetry/outcome-labels.ts',
  'src/adapters/page/browser/outcomes/outcome-card.tsx',
  'src/adapters/page/browser/outcomes/outcome-title.ts',
  'src/adapters/page/browser/history/standing-words.ts',
  'src/adapters/page/browser/ops/outcome-look.ts',
  'src/adapters/cli/print-request.ts',
  'src/adapters/load/count-outcomes.ts',
  'src/adapters/load/outcome-is-failure.ts',
];

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
