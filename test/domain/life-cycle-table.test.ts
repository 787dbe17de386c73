import { describe, expect, test } from '@jest/globals';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import { failureLetterId } from '../../src/domain/delivery-disposition.ts';
import type { LifeCycleAction, Refusal } from '../../src/domain/life-cycle-action.ts';
import { transition } from '../../src/domain/request-life-cycle.ts';
import type { RequestStatus } from '../../src/domain/request-status.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { FENCE, NOW, requestIn, STATES, type StateName } from './requests-by-state.ts';

/** One of every action, decided under the request's own fence. */
const ACTIONS: { readonly [Type in LifeCycleAction['type']]: Extract<LifeCycleAction, { type: Type }> } = {
  claim: { type: 'claim', worker: 'me', leaseFor: 15_000 },
  renew_lease: { type: 'renew_lease', fence: FENCE, leaseFor: 15_000 },
  finish_stage: { type: 'finish_stage', fence: FENCE, results: {}, next: 'narrating' },
  show_draft: {
    type: 'show_draft',
    fence: FENCE,
    draft: { title: 'Push and push back', hook: 'What shoves you?', headings: ['On the court'] },
  },
  record_outcome: { type: 'record_outcome', fence: FENCE, outcome: SAMPLE_OUTCOMES.success, upgradable: false },
  return_for_retry: {
    type: 'return_for_retry',
    fence: FENCE,
    fault: { kind: 'infrastructure', where: 'database', detail: 'gone' },
    after: 5_000,
  },
  hand_back: { type: 'hand_back', fence: FENCE },
  abandon_upgrade: { type: 'abandon_upgrade', fence: FENCE },
  answer: { type: 'answer', questionId: 'which-topic', reply: { kind: 'option', optionId: 'a' } },
  resume_waiting: { type: 'resume_waiting' },
  request_upgrade: { type: 'request_upgrade' },
  replay: { type: 'replay' },
  letter_filed: { type: 'letter_filed', letterId: failureLetterId(requestIn('failed')) },
  cancel: { type: 'cancel' },
};

type Cell = { readonly becomes: RequestStatus } | Refusal['reason'];

const becomes = <Status extends RequestStatus>(status: Status) => ({ becomes: status });

const NOBODY_HOLDS_IT = {
  renew_lease: 'stale_fence',
  finish_stage: 'stale_fence',
  show_draft: 'stale_fence',
  record_outcome: 'stale_fence',
  return_for_retry: 'stale_fence',
  hand_back: 'stale_fence',
  abandon_upgrade: 'stale_fence',
} as const;
const NOBODY_IS_ASKED = { answer: 'not_waiting', resume_waiting: 'not_waiting' } as const;
const NOTHING_TO_DO_AGAIN = {
  request_upgrade: 'not_allowed',
  replay: 'not_allowed',
  letter_filed: 'not_allowed',
} as const;
const OVER = {
  claim: 'ended',
  ...NOBODY_HOLDS_IT,
  ...NOBODY_IS_ASKED,
  ...NOTHING_TO_DO_AGAIN,
  cancel: 'ended',
} as const;
const UPGRADING = {
  ...OVER,
  renew_lease: becomes('completed'),
  finish_stage: becomes('completed'),
  // During an upgrade the student keeps the lesson they have.
  show_draft: 'not_allowed',
  record_outcome: becomes('completed'),
  return_for_retry: becomes('completed'),
  hand_back: becomes('completed'),
  abandon_upgrade: becomes('completed'),
} as const;
const WAITING = {
  claim: 'waiting_for_student',
  ...NOBODY_HOLDS_IT,
  answer: becomes('queued'),
  resume_waiting: 'not_waiting',
  ...NOTHING_TO_DO_AGAIN,
  cancel: becomes('cancelled'),
} as const;
const HELD = {
  renew_lease: becomes('generating'),
  finish_stage: becomes('generating'),
  show_draft: becomes('generating'),
  record_outcome: becomes('completed'),
  return_for_retry: becomes('queued'),
  hand_back: becomes('queued'),
  abandon_upgrade: 'stale_fence',
  ...NOBODY_IS_ASKED,
  ...NOTHING_TO_DO_AGAIN,
  cancel: becomes('cancelled'),
} as const;
const QUEUED = {
  ...NOBODY_HOLDS_IT,
  ...NOBODY_IS_ASKED,
  ...NOTHING_TO_DO_AGAIN,
  cancel: becomes('cancelled'),
} as const;

/** Every state × every action. A state or an action without its cell does not compile. */
const TABLE: Readonly<Record<StateName, Readonly<Record<LifeCycleAction['type'], Cell>>>> = {
  queued: { ...QUEUED, claim: becomes('generating') },
  queued_for_later: { ...QUEUED, claim: 'not_due' },
  generating: { ...HELD, claim: 'leased' },
  generating_abandoned: { ...HELD, claim: becomes('generating') },
  awaiting_ambiguous: WAITING,
  awaiting_outage: { ...WAITING, resume_waiting: becomes('queued') },
  completed: OVER,
  completed_upgradable: { ...OVER, request_upgrade: becomes('completed') },
  completed_upgrade_wanted: { ...OVER, claim: becomes('completed') },
  completed_upgrading: { ...UPGRADING, claim: 'leased' },
  completed_upgrade_abandoned: { ...UPGRADING, claim: becomes('completed') },
  out_of_scope: OVER,
  blocked: OVER,
  failed: { ...OVER, replay: becomes('queued'), letter_filed: becomes('failed') },
  cancelled: OVER,
};

function refusal(reason: Refusal['reason'], { state }: ContentRequest): unknown {
  if (reason === 'leased') return { reason, until: NOW + 10_000 };
  if (reason === 'not_due') return { reason, at: NOW + 1 };
  const withStatus: readonly Refusal['reason'][] = ['ended', 'not_waiting', 'not_allowed'];
  return withStatus.includes(reason) ? { reason, status: state.status } : { reason };
}

const states = Object.keys(STATES) as StateName[];
const actions = Object.values(ACTIONS);

describe.each(states)('a request that is %s', (state) => {
  test.each(actions)('on $type', (action) => {
    const request = requestIn(state);
    const before = structuredClone(request);
    const result = transition(request, action, NOW);
    const expected = TABLE[state][action.type];
    if (typeof expected === 'string') {
      expect(result).toEqual({ kind: 'refused', refusal: refusal(expected, request), request: before });
    } else {
      expect(result).toMatchObject({ kind: 'applied', request: { state: { status: expected.becomes } } });
    }
    expect(request).toEqual(before);
  });

  test.each(actions.filter((action) => 'fence' in action))('on $type under an older fence', (action) => {
    const request = requestIn(state);
    expect(transition(request, { ...action, fence: FENCE - 1 } as LifeCycleAction, NOW)).toEqual({
      kind: 'refused',
      refusal: { reason: 'stale_fence' },
      request,
    });
  });
});
