import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { expectProblem, post } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { answered, submitted } from './support/requests.ts';

const questionId = 'which-topic';

async function waiting() {
  const subject = await startSubject();
  const { id } = await answered(subject.ports.repository, SAMPLE_OUTCOMES.clarification_needed);
  return { ...subject, id, url: `${subject.address}/v1/requests/${id}/clarification` };
}

describe('POST /v1/requests/{id}/clarification', () => {
  test.each([
    ['an option', { optionId: 'b' }, { kind: 'option', optionId: 'b' }],
    [
      'own words',
      { text: '  why things\u200b fall, ada@example.com ' },
      { kind: 'text', text: 'why things fall, [email]' },
    ],
    ['just pick one', { skip: true }, { kind: 'skip' }],
  ])('takes %s, and the same request goes on', async (_, answer, reply) => {
    const { url, id, ports } = await waiting();
    const response = await post(url, { questionId, ...answer });
    expect(response.status).toBe(202);
    expect(requestViewSchema.parse(await response.json())).toMatchObject({ id, status: 'queued', outcome: null });
    expect((await ports.repository.find(id))?.clarifications.map((answered) => answered.reply)).toEqual([reply]);
  });

  test('the same question answered again changes nothing, with 200', async () => {
    const { url, id, ports } = await waiting();
    await post(url, { questionId, optionId: 'a' });
    const again = await post(url, { questionId, optionId: 'b' });
    expect(again.status).toBe(200);
    expect(requestViewSchema.parse(await again.json())).toMatchObject({ id, status: 'queued' });
    expect((await ports.repository.find(id))?.clarifications).toHaveLength(1);
  });

  test.each([
    ['questionId', { questionId: 'no-such-question', skip: true }],
    ['optionId', { questionId, optionId: 'z' }],
    ['text', { questionId, text: ' \u200b ' }],
    ['text', { questionId, text: 'x'.repeat(1_001) }],
    ['text', { questionId, text: '\ud800' }],
    ['text', { questionId, text: 7 }],
    ['skip', { questionId, skip: false }],
    ['questionId', { skip: true }],
    ['body', { questionId }],
    ['body', { questionId, optionId: 'a', skip: true }],
    ['body', { questionId, optionId: 'a', text: 'both' }],
    ['answer', { questionId, skip: true, answer: 'a' }],
    ['body', null],
    ['body', []],
  ])('refuses what cannot be used (%s), and goes on waiting', async (field, body) => {
    const { url, id, ports } = await waiting();
    const before = await ports.repository.find(id);
    const { problems } = await expectProblem(await post(url, body), 422, 'invalid_fields');
    expect(problems?.map((problem) => problem.field)).toEqual([field]);
    expect(await ports.repository.find(id)).toEqual(before);
  });

  test('a request that asks nothing is 409', async () => {
    const { address, ports } = await startSubject();
    const { id } = await submitted(ports.repository);
    const response = await post(`${address}/v1/requests/${id}/clarification`, { questionId, skip: true });
    expect(await expectProblem(response, 409, 'not_waiting')).toMatchObject({ requestStatus: 'queued' });
  });

  test('a request that never was is 404', async () => {
    const { address } = await startSubject();
    const response = await post(`${address}/v1/requests/${randomUUID()}/clarification`, { questionId, skip: true });
    await expectProblem(response, 404, 'unknown_request');
  });
});
