import { describe, expect, test } from '@jest/globals';
import { failWith, hang, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { MODEL_FAILURES, OFFLINE_SCRIPT, offlineReply, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const DOWN = failWith(MODEL_FAILURES.unavailable);
const NO_OFFLINE = { offlineUnderstanding: false, library: true, offlineLesson: false };

/** Delivers again and again, as a queue does, until the request is settled. */
async function deliverUntilSettled(school: School, request: ContentRequest) {
  const retries: number[] = [];
  for (;;) {
    const disposition = await school.finish(school.deliver(request));
    if (disposition.kind !== 'retry') return { disposition, retries };
    retries.push(disposition.after);
    await school.clock.advance(disposition.after);
  }
}

describe('a request that is tried again', () => {
  test('goes on after what is finished: understanding is not paid twice', async () => {
    const school = new School({
      model: { understandQuery: [replyWith(TOPIC)], writeScript: [DOWN, DOWN, replyWith(SCRIPT)] },
      settings: { ladder: NO_OFFLINE },
    });
    const request = await school.ask();
    const { disposition, retries } = await deliverUntilSettled(school, request);
    expect(disposition).toEqual({ kind: 'acknowledge' });
    expect(retries).toEqual([750, 1_500]);
    expect(school.calls).toEqual({ understandQuery: 1, writeScript: 3, offline: 0 });
    expect(await school.stored(request)).toMatchObject({
      state: { outcome: { kind: 'success', provenance: { modelCalls: 2 } } },
      attempts: 3,
      generation: 1,
    });
    expect(school.errors).toEqual([]);
  });

  test.each([
    ['understood by the model', {}, 2],
    ['chosen by the student', { chosen: true }, 1],
  ])(
    'keeps the written lesson and its cost: topic %s',
    async (_how, { chosen = false }: { chosen?: boolean }, modelCalls) => {
      const school = new School({
        model: { understandQuery: chosen ? [] : [replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
      });
      const request = await school.ask({ modalities: ['audio'] });
      if (chosen) await chooseTopic(school, request);
      school.renderer.narration = async () => {
        school.renderer.narration = { kind: 'skipped' };
        throw new Error('a renderer that breaks its promise');
      };
      expect(await school.deliver(request)).toMatchObject({ kind: 'retry' });
      await school.clock.advance(1_000);
      expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
      expect(school.calls).toMatchObject({ understandQuery: chosen ? 0 : 1, writeScript: 1 });
      expect(await school.answer(request)).toMatchObject({ lesson: { script: SCRIPT }, provenance: { modelCalls } });
    },
  );

  test('is given up after so many attempts, and says so', async () => {
    const gone = () => new PortFault('database', 'connection lost', { retryable: true });
    const school = new School({ model: { understandQuery: Array.from({ length: 5 }, () => replyWith(TOPIC)) } });
    const request = await school.ask();
    school.repository.breakNext('finish_stage', gone(), gone(), gone(), gone(), gone());
    const { disposition, retries } = await deliverUntilSettled(school, request);
    expect(retries).toHaveLength(4);
    expect(disposition).toEqual({
      kind: 'dead_letter',
      reason: 'request_failed',
      detail: 'attempts_exhausted at writing_script',
      letterId: `${request.id}/1`,
    });
    expect(await school.answer(request)).toMatchObject({
      kind: 'failed',
      reason: 'attempts_exhausted',
      retryable: true,
    });
    expect(school.telemetry.of('attempt_failed').map(({ retryIn }) => retryIn)).toEqual([...retries, null]);
    expect(await school.deliver(request)).toEqual(disposition);
  });

  test('whose workers died every time is given up without another attempt', async () => {
    const school = new School();
    const request = await school.ask();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await school.repository.apply(request.id, { type: 'claim', worker: 'dies', leaseFor: 1_000 });
      await school.clock.advance(1_000);
    }
    expect(await school.deliver(request)).toMatchObject({ kind: 'dead_letter', reason: 'request_failed' });
    expect(await school.answer(request)).toMatchObject({ kind: 'failed', reason: 'attempts_exhausted' });
    expect(school.calls).toEqual({ understandQuery: 0, writeScript: 0, offline: 0 });
  });
});

describe('a deadline', () => {
  test('for understanding ends a model that hangs, and the ladder goes on', async () => {
    const school = new School({
      model: { understandQuery: [hang] },
      offline: { understandQuery: [offlineReply(TOPIC)], writeScript: [offlineReply(OFFLINE_SCRIPT)] },
    });
    const request = await school.ask();
    const began = school.clock.now();
    expect(await school.finish(school.deliver(request))).toEqual({ kind: 'acknowledge' });
    const outcome = school.telemetry.of('outcome_recorded')[0];
    expect(outcome).toMatchObject({ outcome: 'success', quality: 'basic', sinceSubmission: 25_000 });
    expect(school.model.calls[0]?.deadline).toBe(began + 25_000);
    expect(school.telemetry.of('model_degraded')).toMatchObject([{ failure: 'timeout' }]);
  });

  test('for the whole request ends it, whatever its stages may take', async () => {
    const school = new School({
      model: { understandQuery: [hang, hang, hang, hang, hang] },
      settings: { ladder: NO_OFFLINE, requestDeadline: 40_000 },
    });
    const request = await school.ask();
    const { disposition, retries } = await deliverUntilSettled(school, request);
    expect(retries).toHaveLength(1);
    expect(disposition).toMatchObject({ kind: 'dead_letter', detail: 'deadline_exceeded at understanding' });
    expect(await school.answer(request)).toMatchObject({ kind: 'failed', reason: 'deadline_exceeded' });
    const [first, second] = school.model.calls;
    expect((second?.deadline ?? 0) - (first?.deadline ?? 0)).toBe(15_000);
  });

  test('is not waited past: a provider that asks for more time than is left ends the request now', async () => {
    const school = new School({
      model: { understandQuery: [failWith(MODEL_FAILURES.rate_limited)] },
      settings: { ladder: NO_OFFLINE, requestDeadline: 30_000 },
    });
    const request = await school.ask();
    expect(await school.deliver(request)).toMatchObject({ kind: 'dead_letter' });
    expect(await school.answer(request)).toMatchObject({ kind: 'failed', reason: 'deadline_exceeded' });
  });

  test('near its end does not hide what no retry could have helped', async () => {
    const late = async (school: School) =>
      school.clock.sleep(24_900).then(() => failWith(MODEL_FAILURES.permission_denied));
    const school: School = new School({
      model: { understandQuery: [() => late(school)] },
      settings: { ladder: NO_OFFLINE, requestDeadline: 25_000 },
    });
    const request = await school.ask();
    await school.finish(school.deliver(request));
    expect(await school.answer(request)).toMatchObject({ kind: 'failed', reason: 'model_failed' });
  });
});

/** Brings the request to where its student has picked a topic. */
async function chooseTopic(school: School, { id }: ContentRequest): Promise<void> {
  const asked = SAMPLE_OUTCOMES.clarification_needed;
  const question = {
    id: 'pick',
    text: 'Which?',
    options: [
      { id: 'a', label: 'Friction', topicId: 'friction' },
      { id: 'b', label: 'Other' },
    ],
    freeText: true,
  };
  await school.repository.apply(id, { type: 'claim', worker: 'earlier', leaseFor: 15_000 });
  const outcome = { ...asked, questions: [question] };
  await school.repository.apply(id, { type: 'record_outcome', fence: 1, outcome, upgradable: false });
  const reply = { kind: 'option', optionId: 'a' } as const;
  await school.repository.apply(id, { type: 'answer', questionId: 'pick', reply });
}
