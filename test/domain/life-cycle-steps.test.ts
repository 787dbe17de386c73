import { describe, expect, test } from '@jest/globals';
import { type ContentRequest, LAST_AUTOMATIC_GENERATION } from '../../src/domain/content-request.ts';
import { REPUBLISH_AFTER } from '../../src/domain/life-cycle/transition.ts';
import type { LifeCycleAction } from '../../src/domain/life-cycle-action.ts';
import { modelFailure } from '../../src/domain/model-failure.ts';
import { factsOfOutcome } from '../../src/domain/outcome-facts.ts';
import { transition } from '../../src/domain/request-life-cycle.ts';
import { statusOfOutcome } from '../../src/domain/request-status.ts';
import { SAMPLE_OUTCOMES, SAMPLE_PROVENANCE, SAMPLE_QUESTION, sampleLesson } from '../support/samples.ts';
import { BASIC_LESSON, FENCE, NOW, requestIn } from './requests-by-state.ts';

const LESSON = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0102');
const UNDERSTANDING = {
  kind: 'topic',
  topic: LESSON.topic,
  interest: null,
  confidence: 0.9,
  guessed: false,
} as const;

function applied(request: ContentRequest, action: LifeCycleAction) {
  const result = transition(request, action, NOW);
  if (result.kind !== 'applied') throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return { request: result.request, events: result.events.map(({ sequence, body }) => [sequence, body]) };
}

describe('claim', () => {
  const claim: LifeCycleAction = { type: 'claim', worker: 'me', leaseFor: 15_000 };

  test('takes a lease, a fence and an attempt, and is owed again when the lease ends', () => {
    const { request, events } = applied(requestIn('queued', { startedAt: null }), claim);
    expect(request).toMatchObject({
      state: { status: 'generating', stage: 'understanding', lease: { worker: 'me', expiresAt: NOW + 15_000 } },
      fence: FENCE + 1,
      attempts: 3,
      startedAt: NOW,
      recheckAt: NOW + 15_000,
      updatedAt: NOW,
    });
    expect(events).toEqual([
      [10, { type: 'claimed', attempt: 3, worker: 'me' }],
      [11, { type: 'stage_started', stage: 'understanding' }],
    ]);
  });

  test('keeps the moment at which the generation was first taken up', () => {
    expect(applied(requestIn('queued'), claim).request.startedAt).toBe(NOW - 30_000);
  });

  test.each([
    [{ understanding: UNDERSTANDING, lesson: null, provenance: null }, 'finding_lesson'],
    [{ understanding: UNDERSTANDING, lesson: LESSON, provenance: SAMPLE_PROVENANCE }, 'narrating'],
  ] as const)('goes on after what is checkpointed: %#', (checkpoints, stage) => {
    expect(applied(requestIn('queued', { checkpoints }), claim).request.state).toMatchObject({ stage });
  });

  test('of an upgrade leaves the student their lesson', () => {
    const { request } = applied(requestIn('completed_upgrade_wanted'), claim);
    expect(request.state).toMatchObject({ outcome: { lesson: BASIC_LESSON }, upgrade: { kind: 'running' } });
  });
});

describe('a finished stage', () => {
  const finish = (results: object, next = 'narrating') =>
    ({ type: 'finish_stage', fence: FENCE, results, next }) as LifeCycleAction;

  test('announces a lesson once, and its audio once', () => {
    const written = applied(requestIn('generating'), finish({ lesson: LESSON }));
    expect(written.events).toEqual([
      [10, { type: 'lesson_ready', lessonId: LESSON.id }],
      [11, { type: 'stage_started', stage: 'narrating' }],
    ]);
    const spoken = { ...LESSON, media: { ...LESSON.media, audioUrl: '/media/a' } };
    const narrated = applied(written.request, finish({ lesson: spoken }, 'rendering'));
    expect(narrated.events).toEqual([
      [12, { type: 'media_ready', lessonId: LESSON.id, media: 'audio' }],
      [13, { type: 'stage_started', stage: 'rendering' }],
    ]);
    expect(applied(narrated.request, finish({ lesson: spoken }, 'rendering')).events).toHaveLength(1);
  });

  test('keeps earlier results', () => {
    const { request } = applied(requestIn('generating'), finish({ understanding: UNDERSTANDING }));
    expect(applied(request, finish({ lesson: LESSON })).request.checkpoints).toEqual({
      understanding: UNDERSTANDING,
      lesson: LESSON,
      provenance: null,
    });
  });

  test('takes the draft of the script away', () => {
    const draft = { title: 'Push and push back', hook: 'What shoves you?', headings: [] };
    const show = { type: 'show_draft', fence: FENCE, draft } as const;
    const shown = applied(requestIn('generating'), show);
    expect(shown.request.state).toMatchObject({ draft });
    expect(shown.events).toEqual([[10, { type: 'draft_ready', sections: 0 }]]);
    const written = applied(shown.request, finish({ lesson: LESSON }));
    expect(written.request.state).toMatchObject({ draft: null });
    // One that comes late finds another stage.
    expect(transition(written.request, show, NOW)).toMatchObject({ kind: 'refused', request: written.request });
  });

  test('of an upgrade announces nothing', () => {
    expect(applied(requestIn('completed_upgrading'), finish({ lesson: LESSON })).events).toEqual([]);
  });
});

describe('an outcome', () => {
  const record = (outcome: (typeof SAMPLE_OUTCOMES)[keyof typeof SAMPLE_OUTCOMES], upgradable = false) =>
    ({ type: 'record_outcome', fence: FENCE, outcome, upgradable }) as const;

  test.each(Object.values(SAMPLE_OUTCOMES))(
    '$kind ends the request: nothing is owed but the letter of a failure',
    (outcome) => {
      const { request, events } = applied(requestIn('generating'), record(outcome));
      const status = statusOfOutcome(outcome);
      const recheckAt = outcome.kind === 'failed' ? NOW + REPUBLISH_AFTER : null;
      expect(request).toMatchObject({ state: { status, outcome }, recheckAt, fence: FENCE });
      expect(events).toEqual([[10, { type: 'outcome', kind: outcome.kind, status, ...factsOfOutcome(outcome) }]]);
    },
  );

  test('can be said to be upgradable', () => {
    const { state } = applied(requestIn('generating'), record(SAMPLE_OUTCOMES.success, true)).request;
    expect(state).toMatchObject({ upgrade: { kind: 'possible' } });
  });

  test.each(['success', 'cached'] as const)('of an upgrade, %s in full, replaces the basic lesson', (kind) => {
    const { request, events } = applied(requestIn('completed_upgrading'), record(SAMPLE_OUTCOMES[kind]));
    const outcome = SAMPLE_OUTCOMES[kind];
    expect(request).toMatchObject({ state: { outcome, upgrade: { kind: 'none' } }, recheckAt: null });
    const facts = factsOfOutcome(outcome);
    expect(events).toEqual([[10, { type: 'lesson_upgraded', kind, lessonId: outcome.lesson.id, ...facts }]]);
  });

  test.each([
    ...Object.values(SAMPLE_OUTCOMES).filter(({ kind }) => kind !== 'success' && kind !== 'cached'),
    { ...SAMPLE_OUTCOMES.success, lesson: sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0103', 'basic') },
  ])('of an upgrade, $kind that is no better, is refused', (outcome) => {
    const request = requestIn('completed_upgrading');
    expect(transition(request, record(outcome, true), NOW)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'not_better' },
      request,
    });
  });
});

describe('a broken attempt', () => {
  const back = (fault: Extract<LifeCycleAction, { type: 'return_for_retry' }>['fault']): LifeCycleAction => ({
    type: 'return_for_retry',
    fence: FENCE,
    fault,
    after: 5_000,
  });
  const outage = back({ kind: 'model', failure: modelFailure.unavailable('503') });

  test('queues the request for later, and keeps what is checkpointed', () => {
    const checkpoints = { understanding: UNDERSTANDING, lesson: null, provenance: SAMPLE_PROVENANCE };
    const { request, events } = applied(requestIn('generating', { checkpoints }), outage);
    expect(request).toMatchObject({
      state: { status: 'queued', notBefore: NOW + 5_000 },
      recheckAt: NOW + 5_000 + REPUBLISH_AFTER,
      checkpoints,
      attempts: 2,
      generation: 3,
    });
    expect(events).toEqual([
      [10, { type: 'attempt_failed', fault: 'model unavailable: 503', retryAt: NOW + 5_000 }],
      [11, { type: 'queued', reason: 'retry', notBefore: NOW + 5_000 }],
    ]);
  });

  test('of an upgrade keeps the lesson and the wish', () => {
    const { request } = applied(requestIn('completed_upgrading'), outage);
    expect(request.state).toMatchObject({ outcome: { lesson: BASIC_LESSON }, upgrade: { kind: 'wanted' } });
    expect(request.recheckAt).toBe(NOW + 5_000 + REPUBLISH_AFTER);
  });

  test('that no retry can help is not queued again', () => {
    const request = requestIn('generating');
    const hopeless = back({ kind: 'unrecognised', where: 'requests.status', raw: 'pending' });
    expect(transition(request, hopeless, NOW)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'not_allowed', status: 'generating' },
    });
  });
});

describe('handing back', () => {
  test('does not count the attempt, and is due at once', () => {
    const { request, events } = applied(requestIn('generating'), { type: 'hand_back', fence: FENCE });
    expect(request).toMatchObject({ state: { status: 'queued', notBefore: NOW }, attempts: 1, recheckAt: NOW });
    expect(events).toEqual([[10, { type: 'queued', reason: 'handed_back', notBefore: NOW }]]);
  });

  test('an upgrade keeps the lesson and the wish', () => {
    const { request } = applied(requestIn('completed_upgrading'), { type: 'hand_back', fence: FENCE });
    expect(request).toMatchObject({ state: { upgrade: { kind: 'wanted' } }, attempts: 1, recheckAt: NOW });
  });
});

describe('an upgrade that did not work out', () => {
  const abandon: LifeCycleAction = { type: 'abandon_upgrade', fence: FENCE };

  test('may be tried again', () => {
    const { request } = applied(requestIn('completed_upgrading'), abandon);
    expect(request).toMatchObject({
      state: { outcome: { lesson: BASIC_LESSON }, upgrade: { kind: 'possible' } },
      recheckAt: null,
    });
  });

  test('is not tried without end', () => {
    const often = requestIn('completed_upgrading', { generation: LAST_AUTOMATIC_GENERATION });
    expect(applied(often, abandon).request.state).toMatchObject({
      outcome: { lesson: BASIC_LESSON },
      upgrade: { kind: 'none' },
    });
  });
});

describe('an answer', () => {
  const answer = (reply: Extract<LifeCycleAction, { type: 'answer' }>['reply'], questionId = 'which-topic') =>
    ({ type: 'answer', questionId, reply }) as const;
  const skip = answer({ kind: 'skip' });

  test('resumes the same request in a new generation', () => {
    const checkpoints = { understanding: UNDERSTANDING, lesson: LESSON, provenance: SAMPLE_PROVENANCE };
    const { request, events } = applied(requestIn('awaiting_ambiguous', { checkpoints }), skip);
    expect(request).toMatchObject({
      state: { status: 'queued', notBefore: NOW },
      generation: 4,
      attempts: 0,
      startedAt: null,
      checkpoints: { understanding: null, lesson: null, provenance: null },
      clarifications: [{ round: 1, question: SAMPLE_QUESTION, reply: { kind: 'skip' } }],
      recheckAt: NOW + REPUBLISH_AFTER,
    });
    expect(events).toEqual([[10, { type: 'queued', reason: 'clarification_answered', notBefore: NOW }]]);
  });

  test('in own words is normalised', () => {
    const { request } = applied(
      requestIn('awaiting_ambiguous'),
      answer({ kind: 'text', text: ' falling\u200b\n apples ' }),
    );
    expect(request.clarifications.at(-1)?.reply).toEqual({ kind: 'text', text: 'falling apples' });
  });

  test.each([
    [answer({ kind: 'option', optionId: 'z' }), 'unknown_option'],
    [answer({ kind: 'skip' }, 'another-question'), 'unknown_question'],
  ] as const)('that fits nothing asked is refused: %#', (action, reason) => {
    const request = requestIn('awaiting_ambiguous');
    expect(transition(request, action, NOW)).toMatchObject({ kind: 'refused', refusal: { reason }, request });
  });

  test.each(['queued', 'generating', 'completed', 'cancelled'] as const)(
    'given twice is known to be: the request is %s by now',
    (state) => {
      const clarifications = [{ round: 1, question: SAMPLE_QUESTION, reply: { kind: 'skip' } as const }];
      const result = transition(requestIn(state, { clarifications }), skip, NOW);
      expect(result).toMatchObject({ kind: 'refused', refusal: { reason: 'already_answered' } });
    },
  );

  test('to an earlier round is not one to the round that is asked now', () => {
    const earlier = { ...SAMPLE_QUESTION, id: 'first-question' };
    const clarifications = [{ round: 1, question: earlier, reply: { kind: 'skip' } as const }];
    const request = requestIn('awaiting_ambiguous', { clarifications });
    const result = transition(request, answer({ kind: 'option', optionId: 'a' }, 'first-question'), NOW);
    expect(result).toMatchObject({ kind: 'refused', refusal: { reason: 'already_answered' }, request });
  });
});

describe('working anew', () => {
  test.each([
    ['awaiting_outage', 'resume_waiting', 'model_returned'],
    ['failed', 'replay', 'replayed'],
  ] as const)('%s on %s is queued in a new generation', (state, type, reason) => {
    const { request, events } = applied(requestIn(state), { type });
    expect(request).toMatchObject({ generation: 4, attempts: 0, startedAt: null, recheckAt: NOW + REPUBLISH_AFTER });
    expect(events).toEqual([[10, { type: 'queued', reason, notBefore: NOW }]]);
  });

  test('an upgrade is a new generation, without the student losing the lesson', () => {
    const { request, events } = applied(requestIn('completed_upgradable'), { type: 'request_upgrade' });
    expect(request).toMatchObject({
      state: { status: 'completed', outcome: { lesson: BASIC_LESSON }, upgrade: { kind: 'wanted' } },
      generation: 4,
      attempts: 0,
      recheckAt: NOW + REPUBLISH_AFTER,
    });
    expect(events).toEqual([[10, { type: 'upgrade_started' }]]);
  });
});

test('cancelling owes nothing more and makes the holder’s fence stale', () => {
  const { request, events } = applied(requestIn('generating'), { type: 'cancel' });
  expect(request).toMatchObject({ state: { status: 'cancelled' }, fence: FENCE + 1, recheckAt: null });
  expect(events).toEqual([[10, { type: 'cancelled' }]]);
});

test('renewing extends the lease without an event', () => {
  const { request, events } = applied(requestIn('generating'), { type: 'renew_lease', fence: FENCE, leaseFor: 15_000 });
  expect(request).toMatchObject({
    state: { lease: { worker: 'other', expiresAt: NOW + 15_000 } },
    recheckAt: NOW + 15_000,
  });
  expect(events).toEqual([]);
});

test('a failure is owed until its own letter is filed', () => {
  const record = { type: 'record_outcome', fence: FENCE, outcome: SAMPLE_OUTCOMES.failed, upgradable: false } as const;
  const { request } = applied(requestIn('generating'), record);
  const earlier = { type: 'letter_filed', letterId: `${request.id}/${request.generation - 1}` } as const;
  expect(transition(request, earlier, NOW)).toMatchObject({ kind: 'refused', refusal: { reason: 'not_allowed' } });
  const own = { type: 'letter_filed', letterId: `${request.id}/${request.generation}` } as const;
  expect(applied(request, own)).toMatchObject({
    request: { recheckAt: null, state: { status: 'failed' } },
    events: [],
  });
});
