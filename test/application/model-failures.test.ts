import { describe, expect, test } from '@jest/globals';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { ModelFailure, ModelFailureKind } from '../../src/domain/model-failure.ts';
import { AMBIGUOUS, MODEL_FAILURES, OFFLINE_SCRIPT, offlineReply, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const FAILURES = Object.entries(MODEL_FAILURES) as [ModelFailureKind, ModelFailure][];
const OUTAGES = FAILURES.filter(([kind]) => kind !== 'safety_blocked');
const RETRYABLE = OUTAGES.filter(([, { retryable }]) => retryable);
const HOPELESS = OUTAGES.filter(([, { retryable }]) => !retryable);

const NO_OFFLINE = { offlineUnderstanding: false, library: true, offlineLesson: false };

/** A word of the provider that nobody knows is an alert of its own; any other failure of the model is none. */
function alertsOf(failure: ModelFailure) {
  return failure.kind === 'unrecognised'
    ? [{ type: 'unexpected_status', where: 'language model', raw: failure.raw }]
    : [];
}

describe.each(OUTAGES)('while understanding, %s', (kind, failure) => {
  const offline = { understandQuery: [offlineReply(TOPIC)], writeScript: [offlineReply(OFFLINE_SCRIPT)] };

  test('gives the student a basic lesson that is labelled so, and is no error', async () => {
    const school = new School({ model: { understandQuery: [failWith(failure)] }, offline });
    const request = await school.ask();
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(await school.stored(request)).toMatchObject({
      state: {
        status: 'completed',
        outcome: {
          kind: 'success',
          lesson: { quality: 'basic', script: OFFLINE_SCRIPT },
          provenance: { model: 'offline' },
        },
        upgrade: { kind: 'possible' },
      },
      attempts: 1,
    });
    expect(school.calls).toEqual({ understandQuery: 1, writeScript: 0, offline: 2 });
    expect(school.telemetry.of('model_degraded')).toEqual([
      { type: 'model_degraded', requestId: request.id, failure: kind, rung: 'offline_understanding' },
    ]);
    expect(school.telemetry.of('attempt_failed')).toEqual([]);
    expect(school.errors).toEqual(alertsOf(failure));
  });

  test('is told as what it is, where the question cannot be understood offline', async () => {
    const school = new School({
      model: { understandQuery: [failWith(failure)] },
      offline: { understandQuery: [offlineReply(AMBIGUOUS)] },
    });
    const request = await school.ask();
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    const outcome = await school.answer(request);
    expect(outcome).toMatchObject({ kind: 'clarification_needed', cause: 'model_unavailable', round: 1 });
    if (outcome?.kind !== 'clarification_needed') return;
    expect(outcome.questions[0]?.options).toEqual(AMBIGUOUS.questions[0]?.options);
    expect(outcome.questions[0]?.text).toBe(AMBIGUOUS.questions[0]?.text);
    expect(outcome.reasoning).toContain('Nothing is wrong with the question');
    expect(school.calls).toEqual({ understandQuery: 1, writeScript: 0, offline: 1 });
    expect(school.errors).toEqual(alertsOf(failure));
  });
});

describe.each(OUTAGES)('while writing, %s', (kind, failure) => {
  test('gives the student a basic lesson that is labelled so, and is no error', async () => {
    const school = new School({
      model: { understandQuery: [replyWith(TOPIC)], writeScript: [failWith(failure)] },
      offline: { writeScript: [offlineReply(OFFLINE_SCRIPT)] },
    });
    const request = await school.ask();
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect((await school.stored(request)).state).toMatchObject({
      status: 'completed',
      outcome: { kind: 'success', lesson: { quality: 'basic', script: OFFLINE_SCRIPT } },
      upgrade: { kind: 'possible' },
    });
    expect(school.calls).toEqual({ understandQuery: 1, writeScript: 1, offline: 1 });
    expect(school.telemetry.of('model_degraded')).toEqual([
      { type: 'model_degraded', requestId: request.id, failure: kind, rung: 'offline_lesson' },
    ]);
    expect(school.errors).toEqual(alertsOf(failure));
  });

  test('puts no basic lesson into the library, and leaves nobody waiting for one', async () => {
    const school = new School({
      model: {
        understandQuery: [replyWith(TOPIC), replyWith(TOPIC)],
        writeScript: [failWith(failure), replyWith(SCRIPT)],
      },
      offline: { writeScript: [offlineReply(OFFLINE_SCRIPT)] },
    });
    await school.deliver(await school.ask());
    const next = await school.ask();
    await school.deliver(next);
    expect(await school.answer(next)).toMatchObject({ kind: 'success', lesson: { quality: 'full', script: SCRIPT } });
  });
});

describe('a refusal by the provider', () => {
  const refused = MODEL_FAILURES.safety_blocked;

  test.each([
    ['understanding', { understandQuery: [failWith(refused)] }, 0],
    ['writing', { understandQuery: [replyWith(TOPIC)], writeScript: [failWith(refused)] }, 1],
  ] as const)('while %s is an answer: nobody else is asked', async (_when, model, writeScript) => {
    const school = new School({ model });
    const request = await school.ask();
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(await school.answer(request)).toMatchObject({
      kind: 'blocked',
      category: 'provider_policy',
      raw: 'PROHIBITED_CONTENT',
      guidance: 'Reviewed words about provider_policy.',
    });
    expect(school.calls).toEqual({ understandQuery: 1, writeScript, offline: 0 });
    expect(school.telemetry.of('model_degraded')).toEqual([]);
    expect(school.errors).toEqual([]);
  });
});

describe.each(RETRYABLE)('with no lower rung in use, %s', (_kind, failure) => {
  test.each([
    ['understanding', { understandQuery: [failWith(failure)] }, null],
    ['writing', { understandQuery: [replyWith(TOPIC)], writeScript: [failWith(failure)] }, TOPIC],
  ] as const)('while %s is tried again later, and no error yet', async (_when, model, understanding) => {
    const school = new School({ model, settings: { ladder: NO_OFFLINE } });
    const request = await school.ask();
    // Middle of the first backoff; what the provider asked for where that is longer.
    const after = failure.kind === 'rate_limited' ? 40_000 : 750;
    expect(await school.deliver(request)).toEqual({ kind: 'retry', after });
    expect(await school.stored(request)).toMatchObject({
      state: { status: 'queued', notBefore: school.clock.now() + after },
      checkpoints: { understanding },
      attempts: 1,
    });
    expect(school.telemetry.of('attempt_failed')).toMatchObject([{ requestId: request.id, retryIn: after }]);
    expect(school.errors).toEqual([]);
    expect(school.calls.offline).toBe(0);
  });
});

describe.each(HOPELESS)('with no lower rung in use, %s', (_kind, failure) => {
  test.each([
    ['understanding', { understandQuery: [failWith(failure)] }],
    ['writing_script', { understandQuery: [replyWith(TOPIC)], writeScript: [failWith(failure)] }],
  ] as const)('while %s ends the request honestly, after one call', async (stage, model) => {
    const school = new School({ model, settings: { ladder: NO_OFFLINE } });
    const request = await school.ask();
    expect(await school.deliver(request)).toMatchObject({
      kind: 'dead_letter',
      reason: 'request_failed',
      letterId: `${request.id}/1`,
    });
    expect(await school.answer(request)).toMatchObject({ kind: 'failed', reason: 'model_failed', stage });
    expect(school.telemetry.of('attempt_failed')).toMatchObject([{ retryIn: null }]);
    expect(school.telemetry.of('unexpected_status')).toEqual(alertsOf(failure));
  });
});
