import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SAMPLE_OUTCOMES, sampleLesson } from '../support/samples.ts';
import { expectProblem } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { answered, submitted } from './support/requests.ts';

const put = (url: string, body: unknown): Promise<Response> =>
  fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function withLesson(studentId = 'local-student') {
  const subject = await startSubject();
  const lesson = sampleLesson(randomUUID());
  const { id } = await answered(subject.ports.repository, { ...SAMPLE_OUTCOMES.success, lesson }, { studentId });
  return { ...subject, lesson, url: `${subject.address}/v1/requests/${id}/feedback` };
}

describe('/v1/requests/{id}/feedback', () => {
  test('nothing was said at first; what is said is kept, and can be changed', async () => {
    const { url, lesson } = await withLesson();
    expect(await (await fetch(url)).json()).toEqual({ lessonId: lesson.id, helpful: null, reason: null });
    for (const vote of [
      { helpful: true },
      { helpful: true },
      { helpful: false },
      { helpful: false, reason: 'wrong' },
    ]) {
      const kept = { lessonId: lesson.id, helpful: vote.helpful, reason: vote.reason ?? null };
      const answer = await put(url, vote);
      expect([answer.status, await answer.json()]).toEqual([200, kept]);
      expect(await (await fetch(url)).json()).toEqual(kept);
    }
  });

  test.each([
    ['helpful', {}],
    ['helpful', { helpful: 'yes' }],
    ['reason', { helpful: false, reason: 'boring' }],
    ['body', { helpful: true, reason: 'wrong' }],
    ['more', { helpful: true, more: 1 }],
    ['body', null],
  ])('a vote whose %s cannot be used changes nothing', async (field, body) => {
    const { url } = await withLesson();
    const problem = await expectProblem(await put(url, body), 422, 'invalid_fields');
    expect(problem.problems?.map((one) => one.field)).toEqual([field]);
    expect(await (await fetch(url)).json()).toMatchObject({ helpful: null });
  });

  test('another student’s request is as unknown as one that never was', async () => {
    const { url, address, ports, lesson } = await withLesson('somebody-else');
    for (const target of [url, `${address}/v1/requests/${randomUUID()}/feedback`]) {
      await expectProblem(await put(target, { helpful: false }), 404, 'unknown_request');
      await expectProblem(await fetch(target), 404, 'unknown_request');
    }
    expect(await ports.feedback.tally(lesson.id)).toEqual({ helpful: 0, unhelpful: 0, wrong: 0 });
  });

  test('a request without a lesson has nothing to rate', async () => {
    const { address, ports } = await startSubject();
    const failed = await answered(ports.repository, SAMPLE_OUTCOMES.failed);
    for (const { id } of [failed, await submitted(ports.repository)]) {
      const url = `${address}/v1/requests/${id}/feedback`;
      await expectProblem(await put(url, { helpful: true }), 409, 'no_lesson');
      await expectProblem(await fetch(url), 409, 'no_lesson');
    }
  });
});
