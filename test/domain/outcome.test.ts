import { describe, expect, test } from '@jest/globals';
import { outcomeOf, stageOf } from '../../src/domain/content-request.ts';
import { dispositionOfOutcome } from '../../src/domain/delivery-disposition.ts';
import { FAILURE_REASONS, type OutcomeKind } from '../../src/domain/generation-outcome.ts';
import { type OutcomeStatus, statusOfOutcome } from '../../src/domain/request-status.ts';
import { STAGES } from '../../src/domain/stage.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { requestIn, STATES, type StateName } from './requests-by-state.ts';

const REQUEST = { id: 'request', generation: 4 };

/** What becomes of the request and of its message, for each outcome. A kind without its row does not compile. */
const EXPECTED: Readonly<Record<OutcomeKind, readonly [OutcomeStatus, 'acknowledge' | 'dead_letter']>> = {
  success: ['completed', 'acknowledge'],
  cached: ['completed', 'acknowledge'],
  clarification_needed: ['awaiting_clarification', 'acknowledge'],
  out_of_scope: ['out_of_scope', 'acknowledge'],
  blocked: ['blocked', 'acknowledge'],
  failed: ['failed', 'dead_letter'],
};

describe.each(Object.values(SAMPLE_OUTCOMES))('outcome $kind', (outcome) => {
  const [status, disposition] = EXPECTED[outcome.kind];
  test(`makes the request ${status}`, () => expect(statusOfOutcome(outcome)).toBe(status));
  test(`has its message settled by ${disposition}, never retried`, () => {
    expect(dispositionOfOutcome(outcome, REQUEST).kind).toBe(disposition);
  });
});

test.each(FAILURE_REASONS)('a dead letter says why: %s, where, and of which generation', (reason) => {
  const outcome = { ...SAMPLE_OUTCOMES.failed, reason, stage: 'narrating' } as const;
  expect(dispositionOfOutcome(outcome, REQUEST)).toEqual({
    kind: 'dead_letter',
    reason: 'request_failed',
    detail: `${reason} at narrating`,
    letterId: 'request/4',
  });
});

test('the outcome that a request has is the one of its state', () => {
  const withOutcome = (Object.keys(STATES) as StateName[]).filter((state) => outcomeOf(requestIn(state)) !== null);
  expect(withOutcome).toEqual(
    expect.arrayContaining(['awaiting_outage', 'completed', 'out_of_scope', 'blocked', 'failed']),
  );
  expect(withOutcome).not.toEqual(expect.arrayContaining(['queued']));
  expect(outcomeOf(requestIn('failed'))).toEqual(SAMPLE_OUTCOMES.failed);
  for (const state of ['queued', 'generating', 'cancelled'] as const) expect(outcomeOf(requestIn(state))).toBeNull();
});

test.each(Object.keys(STATES) as StateName[])('the stage shown for %s is one of the vocabulary', (state) => {
  const stage = stageOf(requestIn(state));
  expect(STAGES).toContain(stage);
  const { status } = STATES[state];
  expect(stage).toBe(status === 'queued' ? 'queued' : status === 'generating' ? 'writing_script' : 'done');
});
