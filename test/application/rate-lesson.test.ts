import { expect, test } from '@jest/globals';
import { replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { rateLesson } from '../../src/application/rate-lesson.ts';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import type { LessonVerdict } from '../../src/domain/lesson-feedback.ts';
import { AMBIGUOUS, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const NO: LessonVerdict = { helpful: false, reason: null };
const WRONG: LessonVerdict = { helpful: false, reason: 'wrong' };
const RULE = { votes: 3, wrongVotes: 2 };

/** A class whose students all have the same lesson, and one more student than that to ask for it. */
async function classWithLesson(students: number) {
  const school = new School({
    model: {
      understandQuery: Array.from({ length: students + 1 }, () => replyWith(TOPIC)),
      writeScript: [replyWith(SCRIPT), replyWith(SCRIPT)],
    },
  });
  const requests: ContentRequest[] = [];
  for (let index = 0; index < students; index += 1) {
    const request = await school.ask({ studentId: `student-${index}` });
    await school.deliver(request);
    requests.push(request);
  }
  const rate = rateLesson(school.ports, RULE);
  const lessonOf = async (id: string) => {
    const outcome = await school.answer({ id });
    return outcome !== null && 'lesson' in outcome ? outcome.lesson : null;
  };
  const vote = (student: number, verdict: LessonVerdict) => rate({ requestId: requests[student]?.id ?? '', verdict });
  const askedNext = async () => {
    const next = await school.ask({ studentId: 'next' });
    await school.deliver(next);
    return school.answer(next);
  };
  return { school, requests, lessonOf, vote, askedNext };
}

test('three who say no have the next lesson made anew, and keep what they have', async () => {
  const { school, requests, lessonOf, vote, askedNext } = await classWithLesson(3);
  const lesson = await lessonOf(requests[0]?.id ?? '');
  await vote(0, NO);
  await vote(1, NO);
  expect(school.telemetry.of('lesson_withdrawn')).toEqual([]);
  expect(await vote(2, NO)).toEqual({ kind: 'rated', lessonId: lesson?.id });
  expect(school.telemetry.of('lesson_withdrawn')).toEqual([
    { type: 'lesson_withdrawn', lessonId: lesson?.id, why: 'unhelpful' },
  ]);
  expect((await askedNext())?.kind).toBe('success');
  for (const { id } of requests) expect(await lessonOf(id)).toEqual(lesson);
});

test('two who say that it is wrong are enough; one student who says it twice is not', async () => {
  const { school, vote, askedNext } = await classWithLesson(2);
  await vote(0, WRONG);
  await vote(0, NO);
  await vote(0, WRONG);
  expect((await askedNext())?.kind).toBe('cached');
  await vote(1, WRONG);
  expect(school.telemetry.of('lesson_withdrawn')).toMatchObject([{ why: 'wrong' }]);
  expect(await school.library.find(((await vote(1, WRONG)) as { lessonId: string }).lessonId)).toBeNull();
});

test('a vote is told of once, however often it is sent', async () => {
  const { school, vote } = await classWithLesson(1);
  for (const verdict of [{ helpful: true }, { helpful: true }, WRONG, WRONG] as const) await vote(0, verdict);
  expect(school.telemetry.of('feedback_given')).toMatchObject([
    { helpful: true, reason: null },
    { helpful: false, reason: 'wrong' },
  ]);
});

test('a withdrawal that failed is made up for by the same vote sent again', async () => {
  const { school, vote, askedNext } = await classWithLesson(2);
  await vote(0, WRONG);
  const { withdraw } = school.library;
  school.library.withdraw = () => Promise.reject(new PortFault('database', 'gone', { retryable: true }));
  await expect(vote(1, WRONG)).rejects.toBeInstanceOf(PortFault);
  school.library.withdraw = withdraw;
  await vote(1, WRONG);
  expect(school.telemetry.of('feedback_given')).toHaveLength(2);
  expect(school.telemetry.of('lesson_withdrawn')).toHaveLength(1);
  expect((await askedNext())?.kind).toBe('success');
});

test('what is no lesson cannot be rated', async () => {
  const school = new School({ model: { understandQuery: [replyWith(AMBIGUOUS)] } });
  const rate = rateLesson(school.ports, RULE);
  const request = await school.ask();
  expect(await rate({ requestId: request.id, verdict: NO })).toEqual({ kind: 'no_lesson' });
  await school.deliver(request);
  expect(await rate({ requestId: request.id, verdict: NO })).toEqual({ kind: 'no_lesson' });
  expect(await rate({ requestId: 'nobody', verdict: NO })).toEqual({ kind: 'unknown_request' });
  expect(school.telemetry.of('feedback_given')).toEqual([]);
});
