import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { requestPageSchema } from '../../src/adapters/http/requests/read-request-routes.ts';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import { UnrecognisedWord } from '../../src/domain/generation-fault.ts';
import type { GenerationOutcome } from '../../src/domain/generation-outcome.ts';
import { statusOfOutcome } from '../../src/domain/request-status.ts';
import { SAMPLE_OUTCOMES, sampleLesson } from '../support/samples.ts';
import { expectProblem } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { answered, claimed, done, submitted } from './support/requests.ts';

describe('GET /v1/requests/{id}', () => {
  test.each<GenerationOutcome>(Object.values(SAMPLE_OUTCOMES))('shows the outcome $kind whole', async (outcome) => {
    const { address, ports } = await startSubject();
    const { id } = await answered(ports.repository, outcome);
    const response = await fetch(`${address}/v1/requests/${id}`);
    expect(response.status).toBe(200);
    const view = requestViewSchema.parse(await response.json());
    const { lesson, ...rest } = { lesson: null, ...outcome };
    expect(view).toMatchObject({ id, status: statusOfOutcome(outcome), stage: 'done', progress: 100, outcome: rest });
    expect(view.lesson?.id ?? null).toBe(lesson?.id ?? null);
    expect(view.topic).toEqual(lesson?.topic ?? null);
  });

  test('shows the script before it is rendered', async () => {
    const { address, ports } = await startSubject();
    const { id, fence } = await claimed(ports.repository);
    const lesson = sampleLesson(randomUUID());
    await done(ports.repository, id, { type: 'finish_stage', fence, results: { lesson }, next: 'narrating' });
    const view = requestViewSchema.parse(await (await fetch(`${address}/v1/requests/${id}`)).json());
    expect(view).toMatchObject({ status: 'generating', stage: 'narrating', outcome: null, lesson: { id: lesson.id } });
  });

  test('says the place in the queue and the estimate', async () => {
    const asked: (number | null)[] = [];
    const { address, ports } = await startSubject({
      estimateSeconds: (_, queuePosition) => {
        asked.push(queuePosition);
        return 7;
      },
    });
    const ids = [await submitted(ports.repository), await submitted(ports.repository)].map(({ id }) => id);
    const views = await Promise.all(
      ids.map(async (id) => requestViewSchema.parse(await (await fetch(`${address}/v1/requests/${id}`)).json())),
    );
    expect(views.map(({ queuePosition }) => queuePosition).sort()).toEqual([1, 2]);
    expect(views.map(({ estimatedSeconds }) => estimatedSeconds)).toEqual([7, 7]);
    expect(asked.sort()).toEqual([1, 2]);
  });

  test.each([randomUUID(), 'nonsense', '1', `${randomUUID()}x`, '%00', '%F0%9F%8F%80'])(
    'an id that is none (%s) is 404',
    async (id) => {
      const { address } = await startSubject();
      await expectProblem(await fetch(`${address}/v1/requests/${id}`), 404, 'unknown_request');
    },
  );

  test('a stored word that nobody knows is a 500 of its own, with its alert and without the word', async () => {
    const { address, ports, emitted, reported } = await startSubject();
    ports.repository.find = () => Promise.reject(new UnrecognisedWord('database', 'half_done'));
    const problem = await expectProblem(
      await fetch(`${address}/v1/requests/${randomUUID()}`),
      500,
      'unrecognised_word',
    );
    expect(JSON.stringify(problem)).not.toContain('half_done');
    expect(emitted).toContainEqual({ type: 'unexpected_status', where: 'database', raw: 'half_done' });
    expect(reported).toEqual([]);
  });
});

describe('GET /v1/requests', () => {
  test('pages through one’s own, newest first', async () => {
    const { address, ports } = await startSubject();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.unshift((await submitted(ports.repository)).id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await submitted(ports.repository, { studentId: 'somebody-else' });
    const seen: string[] = [];
    let pages = 0;
    for (let cursor: string | null = ''; cursor !== null; pages += 1) {
      const after = cursor === '' ? '' : `&cursor=${cursor}`;
      const response = await fetch(`${address}/v1/requests?limit=2${after}`);
      const page = requestPageSchema.parse(await response.json());
      seen.push(...page.requests.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
    expect(pages).toBe(3);
  });

  test.each(['limit=0', 'limit=101', 'limit=-1', 'limit=many', 'limit=1.5', 'limit=', 'cursor=x', 'cursor='])(
    'refuses ?%s',
    async (query) => {
      const { address } = await startSubject();
      const response = await fetch(`${address}/v1/requests?${query}`);
      const { problems } = await expectProblem(response, 400, 'invalid_request');
      expect(problems?.map(({ field }) => field)).toEqual([query.split('=')[0]]);
    },
  );

  test('one that cannot be read is named beside the others, with its alert and without the word', async () => {
    const { address, ports, emitted } = await startSubject();
    const { id } = await submitted(ports.repository);
    const bad = randomUUID();
    const list = ports.repository.listOfStudent.bind(ports.repository);
    ports.repository.listOfStudent = async (...asked) => ({
      ...(await list(...asked)),
      unreadable: [{ id: bad, where: 'requests.status', raw: 'half_done' }],
    });
    const response = await fetch(`${address}/v1/requests`);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).not.toContain('half_done');
    expect(requestPageSchema.parse(JSON.parse(text))).toMatchObject({ requests: [{ id }], unreadable: [bad] });
    expect(emitted).toContainEqual({ type: 'unexpected_status', where: 'requests.status', raw: 'half_done' });
  });

  test('gives a hundred at most and one at least', async () => {
    const { address, ports } = await startSubject();
    for (let index = 0; index < 101; index += 1) await submitted(ports.repository);
    const count = async (limit: number): Promise<number> => {
      const page = await (await fetch(`${address}/v1/requests?limit=${limit}`)).json();
      return requestPageSchema.parse(page).requests.length;
    };
    expect([await count(100), await count(1)]).toEqual([100, 1]);
  });
});
