import { describe, expect, test } from '@jest/globals';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { ModelScript } from '../../src/adapters/scripted/scripted-language-model.ts';
import { lessonKey } from '../../src/domain/lesson-key.ts';
import { SAMPLE_PROVENANCE, sampleLesson } from '../support/samples.ts';
import { MODEL_FAILURES, OFFLINE_SCRIPT, offlineReply, SCRIPT, TOPIC, UNSAFE_SCRIPT } from './support/answers.ts';
import { School } from './support/school.ts';

const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

const KEY = lessonKey({
  topicId: TOPIC.topic.id,
  grade: 10,
  interest: null,
  language: 'en',
  modalities: ['text'],
  quality: 'full',
  policyVersion: '1',
});

/** A school whose model takes ten seconds to write. */
function slowWriting(answers: number, script: ModelScript = {}): School {
  const school: School = new School({
    model: {
      understandQuery: times(answers, replyWith(TOPIC)),
      writeScript: times(answers, () => school.clock.sleep(10_000).then(() => replyWith(SCRIPT))),
      ...script,
    },
    offline: { writeScript: times(answers, offlineReply(OFFLINE_SCRIPT)) },
  });
  return school;
}

async function askAll(school: School, count: number) {
  const requests = [];
  for (let index = 0; index < count; index += 1) requests.push(await school.ask({ studentId: `student-${index}` }));
  return requests;
}

describe('a class that asks the same at once', () => {
  test('has one lesson written for it; the others get it from the library', async () => {
    const school = slowWriting(30);
    const requests = await askAll(school, 30);
    const dispositions = await school.finish(Promise.all(requests.map((request) => school.deliver(request))));
    expect(dispositions).toEqual(requests.map(() => ({ kind: 'acknowledge' })));
    expect(school.calls).toMatchObject({ understandQuery: 30, writeScript: 1 });
    const outcomes = await Promise.all(requests.map((request) => school.answer(request)));
    expect(outcomes.filter((outcome) => outcome?.kind === 'success')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome?.kind === 'cached')).toHaveLength(29);
    const ids = outcomes.map((outcome) => outcome !== null && 'lesson' in outcome && outcome.lesson.id);
    expect(new Set(ids).size).toBe(1);
  });

  test('has another lesson where another interest is named', async () => {
    const school = slowWriting(2);
    const one = await school.ask();
    const other = await school.ask({ interests: ['cooking'] });
    await school.finish(Promise.all([school.deliver(one), school.deliver(other)]));
    expect(school.calls.writeScript).toBe(2);
  });

  test('does not wait for a builder that died: another takes over', async () => {
    const school = slowWriting(2);
    expect((await school.library.acquire(KEY, 20_000)).kind).toBe('build');
    const began = school.clock.now();
    const requests = await askAll(school, 2);
    const outcomes = await school.finish(Promise.all(requests.map((request) => school.deliver(request))));
    expect(outcomes).toEqual(requests.map(() => ({ kind: 'acknowledge' })));
    expect(school.calls.writeScript).toBe(1);
    const waited = school.telemetry.of('outcome_recorded').map(({ sinceSubmission }) => sinceSubmission);
    expect(waited[0]).toBeGreaterThanOrEqual(30_000);
    expect(waited[1]).toBeLessThanOrEqual(31_000);
    expect(school.clock.now() - began).toBeLessThanOrEqual(32_000);
  });

  test('goes on at once where the builder could not: its reservation is given up', async () => {
    const school = slowWriting(2, { writeScript: [failWith(MODEL_FAILURES.malformed_reply), replyWith(SCRIPT)] });
    const requests = await askAll(school, 2);
    await school.finish(Promise.all(requests.map((request) => school.deliver(request))));
    const outcomes = await Promise.all(requests.map((request) => school.answer(request)));
    expect(outcomes).toMatchObject([{ lesson: { quality: 'basic' } }, { lesson: { quality: 'full' } }]);
    expect(school.telemetry.of('outcome_recorded')[1]?.sinceSubmission).toBeLessThanOrEqual(1_000);
  });

  test('goes on soon where the builder died, and waits for one that lives however slow it is', async () => {
    const school: School = new School({
      model: {
        understandQuery: times(2, replyWith(TOPIC)),
        writeScript: times(2, () => school.clock.sleep(50_000).then(() => replyWith(SCRIPT))),
      },
    });
    const { leaseFor } = school.settings;
    const [first, second] = await askAll(school, 2);
    if (first === undefined || second === undefined) throw new Error('nothing was asked');
    const working = school.deliver(first);
    await school.clock.advance(1_000);
    const waiting = school.deliver(second);
    await school.clock.advance(leaseFor + 5_000);
    expect(school.calls.writeScript).toBe(1);
    // From here on it is as if its process were gone: nobody extends the reservation any more.
    school.library.extend = () => new Promise(() => undefined);
    await school.clock.advance(leaseFor + 1_000);
    expect(school.calls.writeScript).toBe(2);
    await school.finish(Promise.all([working, waiting]));
  });

  test('is not held up without end by builders that fail one after another', async () => {
    const school: School = new School({
      model: {
        understandQuery: times(20, replyWith(TOPIC)),
        writeScript: times(20, () => school.clock.sleep(50_000).then(() => failWith(MODEL_FAILURES.malformed_reply))),
      },
      offline: { writeScript: times(20, offlineReply(OFFLINE_SCRIPT)) },
    });
    const requests = await askAll(school, 20);
    const working = requests.map((request) => school.deliver(request));
    const dispositions = await school.finish(Promise.all(working), 300_000);
    expect(dispositions).toEqual(requests.map(() => ({ kind: 'acknowledge' })));
    const longest = Math.max(...school.telemetry.of('outcome_recorded').map(({ sinceSubmission }) => sinceSubmission));
    expect(longest).toBeLessThanOrEqual(2 * (school.settings.writingDeadline + school.settings.leaseFor) + 60_000);
  });

  test('of which one is cancelled while waiting goes on', async () => {
    const school = slowWriting(3);
    const requests = await askAll(school, 3);
    const working = requests.map((request) => school.deliver(request));
    await school.clock.advance(1_000);
    const [, second] = requests;
    await school.repository.apply(second?.id ?? '', { type: 'cancel' });
    await school.finish(Promise.all(working));
    const stored = await Promise.all(requests.map((request) => school.stored(request)));
    expect(stored.map(({ state }) => state.status)).toEqual(['completed', 'cancelled', 'completed']);
    expect(school.calls.writeScript).toBe(1);
  });
});

describe('a lesson in the library', () => {
  const tiedTo = (id: string, name: string, family: 'ball_sports' | 'music') =>
    replyWith({ ...TOPIC, interest: { id, name, family } } as const);

  test('serves every interest of its family, and says whose it is', async () => {
    const school = slowWriting(0, {
      understandQuery: [
        tiedTo('basketball', 'basketball', 'ball_sports'),
        tiedTo('basketball', 'basketball', 'ball_sports'),
        tiedTo('tennis', 'tennis', 'ball_sports'),
        tiedTo('guitar', 'guitar', 'music'),
      ],
      writeScript: [replyWith(SCRIPT), replyWith(SCRIPT)],
    });
    const outcomes = [];
    for (const request of await askAll(school, 4)) {
      await school.deliver(request);
      outcomes.push(await school.answer(request));
    }
    const [made, same, close, other] = outcomes;
    expect(made).toMatchObject({ kind: 'success', lesson: { interest: { id: 'basketball' } } });
    expect(same).toMatchObject({ kind: 'cached', lesson: { interest: { id: 'basketball' } } });
    expect(same).not.toHaveProperty('closeTo');
    expect(close).toMatchObject({
      kind: 'cached',
      lesson: { interest: { id: 'basketball' } },
      closeTo: { id: 'tennis', name: 'tennis' },
    });
    expect(other).toMatchObject({ kind: 'success', lesson: { interest: { id: 'guitar' } } });
    expect(school.calls.writeScript).toBe(2);
  });

  test('is made anew when it is too old to be given to others', async () => {
    const school = slowWriting(2, { writeScript: [replyWith(SCRIPT), replyWith(SCRIPT)] });
    const [early, late] = await askAll(school, 2);
    if (early === undefined || late === undefined) throw new Error('not asked');
    await school.deliver(early);
    await school.clock.advance(91 * 24 * 3_600_000);
    await school.deliver(late);
    expect((await school.answer(late))?.kind).toBe('success');
    expect(school.calls.writeScript).toBe(2);
  });

  test('made under other rules is not served', async () => {
    const school = slowWriting(1);
    const ticket = await school.library.acquire({ ...KEY, policyVersion: '0' }, 1_000);
    if (ticket.kind !== 'build') throw new Error('not the builder');
    const old = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0601');
    await school.library.store(ticket.ticket, old, SAMPLE_PROVENANCE);
    const request = await school.ask();
    await school.finish(school.deliver(request));
    expect((await school.answer(request))?.kind).toBe('success');
  });

  test.each([
    ['while the model is up', [replyWith(TOPIC)], [replyWith(SCRIPT)], 'full'],
    ['during an outage', [failWith(MODEL_FAILURES.unavailable)], [], 'basic'],
  ] as const)(
    'that our policy refuses by now is never shown: %s',
    async (_when, understandQuery, writeScript, quality) => {
      const school = new School({
        model: { understandQuery, writeScript },
        offline: { understandQuery: [offlineReply(TOPIC)], writeScript: [offlineReply(OFFLINE_SCRIPT)] },
      });
      const acquired = await school.library.acquire(KEY, 1_000);
      if (acquired.kind !== 'build') throw new Error('not the builder');
      const unsafe = { ...sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0602'), script: UNSAFE_SCRIPT };
      await school.library.store(acquired.ticket, unsafe, SAMPLE_PROVENANCE);
      const request = await school.ask();
      await school.deliver(request);
      expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { quality } });
      expect(JSON.stringify(await school.stored(request))).not.toContain(UNSAFE_SCRIPT.title);
    },
  );
});

describe('an unsafe script from the model', () => {
  test('is never shown or kept: the student gets the basic lesson', async () => {
    const school = new School({
      model: { understandQuery: [replyWith(TOPIC)], writeScript: [replyWith(UNSAFE_SCRIPT)] },
      offline: { writeScript: [offlineReply(OFFLINE_SCRIPT)] },
    });
    const request = await school.ask({ modalities: ['audio'] });
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { quality: 'basic' } });
    expect(JSON.stringify(await school.stored(request))).not.toContain(UNSAFE_SCRIPT.title);
    expect(await school.library.peek({ ...KEY, modality: 'audio' })).toBeNull();
  });

  test('is not shown either where nothing can be composed offline', async () => {
    const school = new School({
      model: { understandQuery: [replyWith(TOPIC)], writeScript: [replyWith(UNSAFE_SCRIPT), replyWith(SCRIPT)] },
      settings: { ladder: { offlineUnderstanding: true, library: true, offlineLesson: false } },
    });
    const request = await school.ask();
    expect(await school.deliver(request)).toMatchObject({ kind: 'retry' });
    expect(JSON.stringify(await school.stored(request))).not.toContain(UNSAFE_SCRIPT.title);
    await school.clock.advance(750);
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { script: SCRIPT } });
  });
});
