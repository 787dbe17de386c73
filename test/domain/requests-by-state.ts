import { type ContentRequest, NO_CHECKPOINTS, type RequestState } from '../../src/domain/content-request.ts';
import { newContentRequest } from '../../src/domain/life-cycle/submit.ts';
import { newRequest, SAMPLE_OUTCOMES, sampleLesson } from '../support/samples.ts';

export const NOW = Date.UTC(2026, 0, 1, 12);
export const FENCE = 7;
export const REQUEST_ID = '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0100';

const live = { worker: 'other', expiresAt: NOW + 10_000 };
const expired = { worker: 'other', expiresAt: NOW };

export const BASIC_LESSON = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0101', 'basic');
const basic = { ...SAMPLE_OUTCOMES.success, lesson: BASIC_LESSON };

/** Every place in which a request can stand, those with different rules apart. */
export const STATES = {
  queued: { status: 'queued', notBefore: NOW },
  queued_for_later: { status: 'queued', notBefore: NOW + 1 },
  generating: { status: 'generating', stage: 'writing_script', lease: live, draft: null },
  generating_abandoned: { status: 'generating', stage: 'writing_script', lease: expired, draft: null },
  awaiting_ambiguous: { status: 'awaiting_clarification', outcome: SAMPLE_OUTCOMES.clarification_needed },
  awaiting_outage: {
    status: 'awaiting_clarification',
    outcome: { ...SAMPLE_OUTCOMES.clarification_needed, cause: 'model_unavailable' },
  },
  completed: { status: 'completed', outcome: SAMPLE_OUTCOMES.success, upgrade: { kind: 'none' } },
  completed_upgradable: { status: 'completed', outcome: basic, upgrade: { kind: 'possible' } },
  completed_upgrade_wanted: { status: 'completed', outcome: basic, upgrade: { kind: 'wanted' } },
  completed_upgrading: { status: 'completed', outcome: basic, upgrade: { kind: 'running', lease: live } },
  completed_upgrade_abandoned: { status: 'completed', outcome: basic, upgrade: { kind: 'running', lease: expired } },
  out_of_scope: { status: 'out_of_scope', outcome: SAMPLE_OUTCOMES.out_of_scope },
  blocked: { status: 'blocked', outcome: SAMPLE_OUTCOMES.blocked },
  failed: { status: 'failed', outcome: SAMPLE_OUTCOMES.failed },
  cancelled: { status: 'cancelled' },
} as const satisfies Record<string, RequestState>;

export type StateName = keyof typeof STATES;

/** A request that has been through something, standing there now. */
export function requestIn(state: StateName, changes: Partial<ContentRequest> = {}): ContentRequest {
  return {
    ...newContentRequest(newRequest(REQUEST_ID), NOW - 60_000).request,
    state: STATES[state],
    fence: FENCE,
    generation: 3,
    attempts: 2,
    startedAt: NOW - 30_000,
    checkpoints: NO_CHECKPOINTS,
    recheckAt: NOW,
    lastEvent: 9,
    ...changes,
  };
}
