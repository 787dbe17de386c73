import fc from 'fast-check';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import { failureLetterId } from '../../src/domain/delivery-disposition.ts';
import type { LifeCycleAction } from '../../src/domain/life-cycle-action.ts';
import { SAMPLE_OUTCOMES, sampleLesson } from '../support/samples.ts';

/** Something that comes at a request as it is then. */
export type Step = (request: ContentRequest) => LifeCycleAction;

const FULL = SAMPLE_OUTCOMES.success;
const BASIC = { ...FULL, lesson: sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0201', 'basic') };
const OUTAGE = { ...SAMPLE_OUTCOMES.clarification_needed, cause: 'model_unavailable' } as const;

// Lessons more often than the rest: an upgrade takes a basic one and then a full one.
const outcomes = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(FULL, BASIC) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(SAMPLE_OUTCOMES), FULL, BASIC, BASIC, OUTAGE, OUTAGE) },
);
const faults = fc.constantFrom(
  { kind: 'infrastructure', where: 'database', detail: 'gone' } as const,
  { kind: 'invalid_lesson', detail: 'no sections' } as const,
);
const drafts = fc.constantFrom(null, { title: 'Push', hook: 'Why?', headings: [] });
/** How far the fence under which a worker decided lags behind the request's. */
const lags = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -1, max: 3 }) },
);

function often<Value>(weight: number, values: fc.Arbitrary<Value>, step: (value: Value) => Step) {
  return { weight, arbitrary: values.map(step) };
}

/** What a worker writes under a fence that may be stale. */
function held<Value>(
  weight: number,
  values: fc.Arbitrary<Value>,
  action: (fence: number, value: Value) => LifeCycleAction,
) {
  return often(
    weight,
    fc.tuple(lags, values),
    ([lag, value]) =>
      (request) =>
        action(request.fence - lag, value),
  );
}

const nothing = fc.constant(null);

const step: fc.Arbitrary<Step> = fc.oneof(
  often(6, fc.constantFrom('one', 'two'), (worker) => () => ({ type: 'claim', worker, leaseFor: 15_000 })),
  held(1, nothing, (fence) => ({ type: 'renew_lease', fence, leaseFor: 15_000 })),
  held(1, nothing, (fence) => ({ type: 'finish_stage', fence, results: {}, next: 'writing_script' })),
  held(2, nothing, (fence) => ({
    type: 'finish_stage',
    fence,
    results: { lesson: FULL.lesson },
    next: 'narrating',
  })),
  held(1, drafts, (fence, draft) => ({ type: 'show_draft', fence, draft })),
  held(5, outcomes, (fence, outcome) => ({
    type: 'record_outcome',
    fence,
    outcome,
    upgradable: outcome === BASIC,
  })),
  held(2, faults, (fence, fault) => ({ type: 'return_for_retry', fence, fault, after: 1_000 })),
  held(1, nothing, (fence) => ({ type: 'hand_back', fence })),
  held(1, nothing, (fence) => ({ type: 'abandon_upgrade', fence })),
  often(2, fc.constantFrom('which-topic', 'other'), (questionId) => () => ({
    type: 'answer',
    questionId,
    reply: { kind: 'skip' },
  })),
  often(2, nothing, () => () => ({ type: 'resume_waiting' })),
  often(4, nothing, () => () => ({ type: 'request_upgrade' })),
  often(2, nothing, () => () => ({ type: 'replay' })),
  often(2, nothing, () => (request) => ({ type: 'letter_filed', letterId: failureLetterId(request) })),
  often(1, nothing, () => () => ({ type: 'cancel' })),
);

/** What happens to a request one after another, and how much time passes before each. */
export const randomLife = fc.array(fc.tuple(step, fc.constantFrom(0, 1, 5_000, 20_000)), {
  maxLength: 40,
  size: 'max',
});
