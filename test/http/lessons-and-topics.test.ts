import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { lessonViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import { lessonKey } from '../../src/domain/lesson-key.ts';
import { SAMPLE_OUTCOMES, SAMPLE_PROVENANCE, sampleLesson } from '../support/samples.ts';
import { expectProblem } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { answered, claimed, done } from './support/requests.ts';

describe('GET /v1/lessons/{id}', () => {
  test('gives a lesson of the library', async () => {
    const { address, ports } = await startSubject();
    const lesson = sampleLesson(randomUUID());
    const { topic, interest, quality, grade, language } = lesson;
    const key = lessonKey({
      topicId: topic.id,
      grade,
      interest,
      language,
      modalities: ['text'],
      quality,
      policyVersion: '1',
    });
    const acquired = await ports.library.acquire(key, 1_000);
    if (acquired.kind !== 'build') throw new Error('somebody else builds');
    await ports.library.store(acquired.ticket, lesson, SAMPLE_PROVENANCE);
    const view = lessonViewSchema.parse(await (await fetch(`${address}/v1/lessons/${lesson.id}`)).json());
    expect(view).toMatchObject({ id: lesson.id, title: lesson.script.title, quality: 'full' });
    expect(view.transcript).toContain(lesson.script.hook);
  });

  test('gives a basic lesson, which is in no library, to its student alone', async () => {
    const { address, ports } = await startSubject();
    const [mine, theirs] = [sampleLesson(randomUUID(), 'basic'), sampleLesson(randomUUID(), 'basic')];
    await answered(ports.repository, { ...SAMPLE_OUTCOMES.success, lesson: mine }, { upgradable: true });
    await answered(ports.repository, { ...SAMPLE_OUTCOMES.success, lesson: theirs }, { studentId: 'somebody-else' });
    expect(await (await fetch(`${address}/v1/lessons/${mine.id}`)).json()).toMatchObject({
      id: mine.id,
      quality: 'basic',
    });
    await expectProblem(await fetch(`${address}/v1/lessons/${theirs.id}`), 404, 'unknown_lesson');
  });

  test('gives the script while it is rendered', async () => {
    const { address, ports } = await startSubject();
    const { id, fence } = await claimed(ports.repository);
    const lesson = sampleLesson(randomUUID());
    await done(ports.repository, id, { type: 'finish_stage', fence, results: { lesson }, next: 'narrating' });
    expect((await fetch(`${address}/v1/lessons/${lesson.id}`)).status).toBe(200);
  });

  test.each([randomUUID(), 'nonsense', '..%2F..%2Fetc%2Fpasswd'])('an id that is none (%s) is 404', async (id) => {
    const { address } = await startSubject();
    await expectProblem(await fetch(`${address}/v1/lessons/${id}`), 404, 'unknown_lesson');
  });
});

describe('GET /v1/topics', () => {
  const suggest = async (query: string): Promise<string[]> => {
    const { address } = await startSubject();
    const response = await fetch(`${address}/v1/topics?query=${encodeURIComponent(query)}`);
    const { topics } = (await response.json()) as { topics: { id: string }[] };
    return topics.map(({ id }) => id);
  };

  test('completes a name as it is typed, in any case', async () => {
    expect(await suggest('NEWTON')).toEqual(['newtons-first-law', 'newtons-second-law', 'newtons-third-law']);
    expect(await suggest('fri')).toEqual(['friction']);
  });

  test('completes a later word of a name', async () => {
    expect(await suggest('thi')).toEqual(['newtons-third-law']);
  });

  test('finds topics by what they are about, after those by name, each once', async () => {
    expect(await suggest('forces')).toEqual(['newtons-first-law', 'newtons-second-law', 'newtons-third-law']);
    expect((await suggest('shoot')).sort()).toEqual(['newtons-third-law', 'projectile-motion']);
  });

  test('an empty text suggests nothing, and so does what nobody teaches', async () => {
    expect(await suggest(' ')).toEqual([]);
    expect(await suggest('zzz')).toEqual([]);
  });

  test('gives id, name, subject and grades, as many as asked for', async () => {
    const { address } = await startSubject();
    const response = await fetch(`${address}/v1/topics?query=newton&limit=1`);
    expect(await response.json()).toEqual({
      topics: [
        { id: 'newtons-first-law', name: "Newton's first law", subject: 'physics', grades: { from: 6, to: 12 } },
      ],
    });
  });

  test.each(['', '?query=', '?query=f&limit=0', '?query=f&limit=26', `?query=${'x'.repeat(201)}`])(
    'checks "%s"',
    async (query) => {
      const { address } = await startSubject();
      const response = await fetch(`${address}/v1/topics${query}`);
      if (query === '?query=') expect(response.status).toBe(200);
      else await expectProblem(response, 400, 'invalid_request');
    },
  );
});
