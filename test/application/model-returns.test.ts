import { describe, expect, test } from '@jest/globals';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { resumeWaiting } from '../../src/application/resume-waiting.ts';
import { LAST_AUTOMATIC_GENERATION } from '../../src/domain/content-request.ts';
import {
  AMBIGUOUS,
  MODEL_FAILURES,
  OFFLINE_SCRIPT,
  offlineReply,
  SCRIPT,
  TOPIC,
  UNSAFE_SCRIPT,
} from './support/answers.ts';
import { School } from './support/school.ts';

const DOWN = failWith(MODEL_FAILURES.unavailable);
const basic = () => offlineReply(OFFLINE_SCRIPT);
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

describe('when the model is back', () => {
  test('a request that waited for it goes on without anyone asking again', async () => {
    const school = new School({
      model: { understandQuery: [DOWN, replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
      offline: { understandQuery: [offlineReply(AMBIGUOUS)] },
    });
    const request = await school.ask();
    await school.deliver(request);
    expect(await resumeWaiting(school.ports)(10)).toBe(1);
    expect(school.telemetry.of('resumed')).toEqual([{ type: 'resumed', requestId: request.id, how: 'waiting' }]);
    await school.deliver(request);
    expect(await school.stored(request)).toMatchObject({
      state: { outcome: { kind: 'success', lesson: { quality: 'full' } } },
      generation: 2,
    });
    expect(await resumeWaiting(school.ports)(10)).toBe(0);
  });

  test('a request that waits for its student goes on waiting', async () => {
    const school = new School({ model: { understandQuery: [replyWith(AMBIGUOUS)] } });
    await school.deliver(await school.ask());
    expect(await resumeWaiting(school.ports)(10)).toBe(0);
  });

  test('a basic lesson is replaced by a full one, and the student has one at every moment', async () => {
    const school = new School({
      model: { understandQuery: [DOWN, replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
      offline: { understandQuery: [offlineReply(TOPIC)], writeScript: [basic()] },
    });
    const request = await school.ask();
    await school.deliver(request);
    expect(await resumeWaiting(school.ports)(10)).toBe(1);
    expect(school.telemetry.of('resumed')).toEqual([{ type: 'resumed', requestId: request.id, how: 'upgrade' }]);
    expect(await school.answer(request)).toMatchObject({ lesson: { quality: 'basic' } });
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect((await school.stored(request)).state).toMatchObject({
      outcome: { kind: 'success', lesson: { quality: 'full', script: SCRIPT } },
      upgrade: { kind: 'none' },
    });
  });

  test('an upgrade is told as what it is: no second answer that took as long as the outage', async () => {
    const school: School = new School({
      model: {
        understandQuery: [DOWN, replyWith(TOPIC)],
        writeScript: [() => school.clock.sleep(2_000).then(() => replyWith(SCRIPT))],
      },
      offline: { understandQuery: [offlineReply(TOPIC)], writeScript: [basic()] },
    });
    const request = await school.ask();
    await school.deliver(request);
    await school.clock.advance(7_200_000);
    await resumeWaiting(school.ports)(10);
    await school.finish(school.deliver(request));
    const { id: requestId, correlationId } = request;
    expect(school.telemetry.of('outcome_recorded')).toMatchObject([{ requestId, quality: 'basic' }]);
    expect(school.telemetry.of('lesson_upgraded')).toEqual([
      { type: 'lesson_upgraded', requestId, correlationId, outcome: 'success', took: 2_000 },
    ]);
  });

  test('a full lesson that the library has by now upgrades, too', async () => {
    const school = new School({
      model: { understandQuery: [DOWN, ...times(2, replyWith(TOPIC))], writeScript: [replyWith(SCRIPT)] },
      offline: { understandQuery: [offlineReply(TOPIC)], writeScript: [basic()] },
    });
    const early = await school.ask();
    await school.deliver(early);
    await school.deliver(await school.ask());
    await resumeWaiting(school.ports)(10);
    await school.deliver(early);
    expect(await school.answer(early)).toMatchObject({ kind: 'cached', lesson: { quality: 'full' } });
    expect(school.calls.writeScript).toBe(1);
  });

  test('an upgrade that is no better changes nothing for the student, and may be tried again', async () => {
    const school = new School({
      model: { understandQuery: [DOWN, DOWN] },
      offline: { understandQuery: times(2, offlineReply(TOPIC)), writeScript: [basic(), basic()] },
    });
    const request = await school.ask();
    await school.deliver(request);
    const before = await school.answer(request);
    await resumeWaiting(school.ports)(10);
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect((await school.stored(request)).state).toMatchObject({ outcome: before, upgrade: { kind: 'possible' } });
    expect(school.telemetry.of('outcome_recorded')).toHaveLength(1);
    expect(school.telemetry.of('upgrade_abandoned')).toMatchObject([{ requestId: request.id, why: 'no_better' }]);
    expect(school.errors).toEqual([]);
  });

  test('an upgrade that breaks keeps the lesson; what no retry can help abandons it', async () => {
    const school = new School({
      model: {
        understandQuery: [DOWN, replyWith(TOPIC)],
        writeScript: [DOWN, failWith(MODEL_FAILURES.permission_denied)],
      },
      offline: { understandQuery: [offlineReply(TOPIC)], writeScript: [basic()] },
    });
    const request = await school.ask();
    await school.deliver(request);
    const before = await school.answer(request);
    await resumeWaiting(school.ports)(10);
    const settings = {
      ...school.settings,
      ladder: { offlineUnderstanding: false, library: true, offlineLesson: false },
    };
    Object.assign(school, { settings });
    expect(await school.deliver(request)).toEqual({ kind: 'retry', after: 750 });
    expect((await school.stored(request)).state).toMatchObject({ outcome: before, upgrade: { kind: 'wanted' } });
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect((await school.stored(request)).state).toMatchObject({ outcome: before, upgrade: { kind: 'possible' } });
    expect(await school.ledger.list({}, 10)).toEqual([]);
    expect(school.telemetry.of('upgrade_abandoned')).toMatchObject([{ requestId: request.id, why: 'broken' }]);
    expect(school.errors).toEqual([]);
  });

  test('at most so many are set going in one round, the oldest first', async () => {
    const school = new School({
      model: { understandQuery: times(3, DOWN) },
      offline: { understandQuery: times(3, offlineReply(AMBIGUOUS)) },
    });
    const requests = [];
    for (let index = 0; index < 3; index += 1) {
      const request = await school.ask();
      await school.deliver(request);
      await school.clock.advance(1_000);
      requests.push(request);
    }
    expect(await resumeWaiting(school.ports)(2)).toBe(2);
    expect(school.telemetry.of('resumed').map(({ requestId }) => requestId)).toEqual(
      requests.slice(0, 2).map(({ id }) => id),
    );
  });
});

describe('what fails whenever the model is asked is not an outage', () => {
  /** Resumes and delivers until nothing is set going any more. */
  async function resumedUntilQuiet(school: School, request: { id: string; correlationId: string }) {
    for (let round = 0; round < 3 * LAST_AUTOMATIC_GENERATION; round += 1) {
      if ((await resumeWaiting(school.ports)(10)) === 0) return round;
      await school.deliver(request);
    }
    throw new Error('it never ends');
  }

  test('a lesson whose script is always refused by our policy stays basic', async () => {
    const school = new School({
      model: {
        understandQuery: times(20, replyWith(TOPIC)),
        writeScript: times(20, replyWith(UNSAFE_SCRIPT)),
      },
      offline: { writeScript: times(20, basic()) },
    });
    const request = await school.ask();
    await school.deliver(request);
    await resumedUntilQuiet(school, request);
    expect(school.calls.writeScript).toBe(LAST_AUTOMATIC_GENERATION);
    expect((await school.stored(request)).state).toMatchObject({
      outcome: { lesson: { quality: 'basic', script: OFFLINE_SCRIPT } },
      upgrade: { kind: 'none' },
    });
  });

  test('a question to which the reply is always malformed ends as failed, for an operator to see', async () => {
    const school = new School({
      model: { understandQuery: times(20, failWith(MODEL_FAILURES.malformed_reply)) },
      offline: { understandQuery: times(20, offlineReply(AMBIGUOUS)) },
    });
    const request = await school.ask();
    await school.deliver(request);
    await resumedUntilQuiet(school, request);
    expect(school.calls.understandQuery).toBe(LAST_AUTOMATIC_GENERATION);
    expect(await school.answer(request)).toMatchObject({ kind: 'failed', reason: 'model_failed' });
  });
});
