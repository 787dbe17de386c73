import { expect, test } from '@jest/globals';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { prewarmLesson, type WantedLesson } from '../../src/application/prewarm-lesson.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import { MODEL_FAILURES, OFFLINE_SCRIPT, offlineReply, SCRIPT, TOPIC, UNSAFE_SCRIPT } from './support/answers.ts';
import { School } from './support/school.ts';

const WANTED: WantedLesson = {
  topic: TOPIC.topic,
  grade: 10,
  interest: null,
  modalities: ['text'],
  language: 'en',
};
const going = new AbortController().signal;

test('makes the lesson with one call and no request, and the next student gets it', async () => {
  const school = new School({ model: { writeScript: [replyWith(SCRIPT)], understandQuery: [replyWith(TOPIC)] } });
  const prewarm = prewarmLesson(school.ports, school.settings);
  expect(await prewarm(WANTED, going)).toEqual({ kind: 'made' });
  expect(await prewarm(WANTED, going)).toEqual({ kind: 'present' });
  expect(school.calls).toEqual({ understandQuery: 0, writeScript: 1, offline: 0 });
  expect(await school.repository.countByStatus()).toMatchObject({ queued: 0, generating: 0, completed: 0 });
  const request = await school.ask();
  await school.deliver(request);
  expect(await school.answer(request)).toMatchObject({ kind: 'cached', lesson: { script: SCRIPT } });
});

test('two at once make one lesson', async () => {
  const school: School = new School({
    model: { writeScript: [() => school.clock.sleep(5_000).then(() => replyWith(SCRIPT))] },
  });
  const prewarm = prewarmLesson(school.ports, school.settings);
  const made = await school.finish(Promise.all([prewarm(WANTED, going), prewarm(WANTED, going)]));
  expect(made.map(({ kind }) => kind).sort()).toEqual(['made', 'present']);
});

test.each([
  ['cannot be asked', failWith(MODEL_FAILURES.unavailable), 'unavailable'],
  ['writes what our policy refuses', replyWith(UNSAFE_SCRIPT), 'no usable script'],
  ['refuses', failWith(MODEL_FAILURES.safety_blocked), 'blocked'],
] as const)('a model that %s leaves nothing in the library, and no reservation', async (_, reply, why) => {
  const school = new School({
    model: { writeScript: [reply, replyWith(SCRIPT)] },
    offline: { writeScript: [offlineReply(OFFLINE_SCRIPT)] },
  });
  const prewarm = prewarmLesson(school.ports, school.settings);
  expect(await prewarm(WANTED, going)).toMatchObject({ kind: 'failed', why: expect.stringContaining(why) });
  expect(school.calls.offline).toBe(0);
  expect(await prewarm(WANTED, going)).toEqual({ kind: 'made' });
});

test('a lesson whose narration failed is not kept, and said to be missing', async () => {
  const school = new School({ model: { writeScript: [replyWith(SCRIPT)] } });
  school.renderer.narrate = async () => ({ kind: 'failed', detail: 'no voice' });
  const prewarm = prewarmLesson(school.ports, school.settings);
  const wanted = { ...WANTED, modalities: ['text', 'audio'] as const };
  expect(await prewarm(wanted, going)).toMatchObject({ kind: 'failed', why: expect.stringContaining('not kept') });
});

test('a database that is away is a failure of this lesson, not of the whole run', async () => {
  const school = new School({ model: { writeScript: [replyWith(SCRIPT)] } });
  school.library.peek = () => Promise.reject(new PortFault('database', 'gone', { retryable: true }));
  const prewarm = prewarmLesson(school.ports, school.settings);
  expect(await prewarm(WANTED, going)).toEqual({ kind: 'failed', why: expect.stringContaining('gone') });
});

test('stopped, it says so and gives its reservation back', async () => {
  const school: School = new School({
    model: { writeScript: [() => school.clock.sleep(5_000).then(() => replyWith(SCRIPT)), replyWith(SCRIPT)] },
  });
  const prewarm = prewarmLesson(school.ports, school.settings);
  const stopping = new AbortController();
  const making = prewarm(WANTED, stopping.signal);
  await school.clock.advance(1_000);
  stopping.abort();
  expect(await school.finish(making)).toEqual({ kind: 'interrupted' });
  expect(await prewarm(WANTED, going)).toEqual({ kind: 'made' });
});
