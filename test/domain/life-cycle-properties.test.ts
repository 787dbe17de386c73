import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ContentRequest, outcomeOf } from '../../src/domain/content-request.ts';
import { newContentRequest } from '../../src/domain/life-cycle/submit.ts';
import type { LifeCycleAction } from '../../src/domain/life-cycle-action.ts';
import { type Transition, transition } from '../../src/domain/request-life-cycle.ts';
import { REQUEST_STATUSES } from '../../src/domain/request-status.ts';
import { newRequest, SAMPLE_OUTCOMES } from '../support/samples.ts';
import { randomLife, type Step } from './random-life.ts';

const START = Date.UTC(2026, 0, 1);

interface Moment {
  readonly before: ContentRequest;
  readonly action: LifeCycleAction;
  readonly now: number;
  readonly result: Transition;
}

/** Runs a random life from a fresh request, and shows every moment of it. */
function live(steps: readonly (readonly [Step, number])[], see: (moment: Moment) => void): ContentRequest {
  let now = START;
  let { request } = newContentRequest(newRequest('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0200'), now);
  for (const [act, wait] of steps) {
    now += wait;
    const action = act(request);
    const result = transition(request, action, now);
    see({ before: request, action, now, result });
    request = result.request;
  }
  return request;
}

function holdsInEveryLife(see: (moment: Moment) => void): void {
  fc.assert(
    fc.property(randomLife, (steps) => {
      live(steps, see);
    }),
    { numRuns: 200 },
  );
}

describe('in every life of a request', () => {
  test('a refusal changes nothing', () => {
    holdsInEveryLife(({ before, result }) => {
      if (result.kind === 'refused') expect(result.request).toBe(before);
    });
  });

  test('the fence grows by one with a claim or a cancellation, and never otherwise', () => {
    holdsInEveryLife(({ before, action, result }) => {
      const grows = result.kind === 'applied' && (action.type === 'claim' || action.type === 'cancel');
      expect(result.request.fence - before.fence).toBe(grows ? 1 : 0);
    });
  });

  test('whoever decided under another fence is refused', () => {
    holdsInEveryLife(({ before, action, result }) => {
      if ('fence' in action && action.fence !== before.fence) {
        expect(result).toMatchObject({ kind: 'refused', refusal: { reason: 'stale_fence' } });
      }
    });
  });

  test('events are numbered without gaps, and belong to their generation', () => {
    holdsInEveryLife(({ before, result, now }) => {
      const events = result.kind === 'applied' ? result.events : [];
      const { id: requestId, generation } = result.request;
      expect(events.map(({ body: _, ...event }) => event)).toEqual(
        events.map((_, index) => ({ requestId, generation, at: now, sequence: before.lastEvent + index + 1 })),
      );
      expect(result.request.lastEvent).toBe(before.lastEvent + events.length);
    });
  });

  test('an outcome is never replaced, but a basic lesson by a full one in an upgrade', () => {
    holdsInEveryLife(({ before, action, result }) => {
      const [earlier, later] = [outcomeOf(before), outcomeOf(result.request)];
      if (earlier === null || later === null || later === earlier) return;
      expect(action.type).toBe('record_outcome');
      expect([earlier, later]).toMatchObject([{ lesson: { quality: 'basic' } }, { lesson: { quality: 'full' } }]);
    });
  });

  test('an outcome is taken away only to work anew', () => {
    holdsInEveryLife(({ before, action, result }) => {
      if (outcomeOf(before) === null || outcomeOf(result.request) !== null) return;
      expect(['answer', 'resume_waiting', 'replay', 'cancel']).toContain(action.type);
      if (action.type === 'cancel') expect(before.state.status).toBe('awaiting_clarification');
    });
  });

  test('what is under way is owed, and what ended owes nothing but the letter of a failure', () => {
    holdsInEveryLife(({ result: { request } }) => {
      const { state } = request;
      if (state.status === 'failed') return;
      const underWay =
        state.status === 'queued' ||
        state.status === 'generating' ||
        (state.status === 'completed' && (state.upgrade.kind === 'wanted' || state.upgrade.kind === 'running'));
      expect(request.recheckAt !== null).toBe(underWay);
    });
  });

  test('a draft stands while its script is being written, and nowhere else', () => {
    holdsInEveryLife(({ action, result: { request } }) => {
      const { state } = request;
      if (state.status !== 'generating' || state.draft === null) return;
      expect(state.stage).toBe('writing_script');
      expect(['show_draft', 'renew_lease']).toContain(action.type);
    });
  });

  test('what is over stays over', () => {
    holdsInEveryLife(({ before, action, result }) => {
      const { status } = before.state;
      if (status === 'cancelled' || status === 'out_of_scope' || status === 'blocked') {
        expect(result.kind).toBe('refused');
      }
      if (status === 'completed') expect(result.request.state.status).toBe('completed');
      if (status === 'failed' && action.type !== 'replay') expect(result.request.state).toEqual(before.state);
    });
  });

  test('a generation begins by an answer, a resumption, an upgrade or a replay, with its attempts before it', () => {
    holdsInEveryLife(({ before, action, result }) => {
      const begins = ['answer', 'resume_waiting', 'request_upgrade', 'replay'].includes(action.type);
      const grown = result.request.generation - before.generation;
      expect(grown).toBe(begins && result.kind === 'applied' ? 1 : 0);
      if (grown === 1) {
        expect(result.request).toMatchObject({
          attempts: 0,
          startedAt: null,
          checkpoints: { understanding: null, lesson: null, provenance: null },
        });
      }
    });
  });

  test('attempts are the claims of this generation that were not handed back', () => {
    let attempts = 0;
    holdsInEveryLife(({ before, action, result }) => {
      if (before.lastEvent === 1 && before.fence === 0 && before.generation === 1) attempts = 0;
      if (result.request.generation !== before.generation) attempts = 0;
      if (result.kind === 'applied' && action.type === 'claim') attempts += 1;
      if (result.kind === 'applied' && action.type === 'hand_back') attempts -= 1;
      expect(result.request.attempts).toBe(attempts);
    });
  });

  test('one generation has at most one outcome', () => {
    fc.assert(
      fc.property(randomLife, (steps) => {
        const ended: number[] = [];
        live(steps, ({ result }) => {
          const events = result.kind === 'applied' ? result.events : [];
          const outcomes = events.filter(({ body }) => body.type === 'outcome' || body.type === 'lesson_upgraded');
          ended.push(...outcomes.map(({ generation }) => generation));
        });
        expect(new Set(ended).size).toBe(ended.length);
      }),
      { numRuns: 200 },
    );
  });

  test('after a cancellation nobody can write, under whichever fence', () => {
    fc.assert(
      fc.property(randomLife, (steps) => {
        const end = live(steps, () => undefined);
        const cancelled = transition(end, { type: 'cancel' }, START);
        if (cancelled.kind !== 'applied') return;
        for (let fence = 0; fence <= cancelled.request.fence; fence += 1) {
          const write = { type: 'record_outcome', fence, outcome: SAMPLE_OUTCOMES.success, upgradable: false } as const;
          expect(transition(cancelled.request, write, START)).toMatchObject({
            kind: 'refused',
            refusal: { reason: 'stale_fence' },
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('these lives lead everywhere: every status, every action carried out, every kind of upgrade', () => {
    const seen = new Set<string>();
    holdsInEveryLife(({ action, result }) => {
      const { state } = result.request;
      seen.add(state.status);
      if (state.status === 'completed') seen.add(`upgrade ${state.upgrade.kind}`);
      if (result.kind === 'applied') seen.add(action.type);
      if (result.kind === 'applied') for (const { body } of result.events) seen.add(body.type);
    });
    const actions = [
      'claim',
      'renew_lease',
      'finish_stage',
      'show_draft',
      'record_outcome',
      'return_for_retry',
      'hand_back',
      'abandon_upgrade',
      'answer',
      'resume_waiting',
      'request_upgrade',
      'replay',
      'letter_filed',
      'cancel',
    ];
    const upgrades = ['none', 'possible', 'wanted', 'running'].map((kind) => `upgrade ${kind}`);
    const everything = [...REQUEST_STATUSES, ...actions, ...upgrades, 'lesson_upgraded', 'draft_withdrawn'];
    expect(everything.filter((one) => !seen.has(one))).toEqual([]);
  });
});
