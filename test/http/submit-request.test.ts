import { describe, expect, test } from '@jest/globals';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { expectProblem, post } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { answered } from './support/requests.ts';

const QUESTION = { query: 'Why do I get pushed back when I shoot?', grade: 10, interests: ['basketball'] };

describe('POST /v1/requests', () => {
  test('accepts a question: 202, where to look, the view, and a stored and published request', async () => {
    const { address, ports } = await startSubject();
    const response = await post(`${address}/v1/requests`, QUESTION);
    expect(response.status).toBe(202);
    const view = requestViewSchema.parse(await response.json());
    expect(view).toMatchObject({ status: 'queued', stage: 'queued', progress: 0, query: QUESTION.query, grade: 10 });
    expect(response.headers.get('location')).toBe(`/v1/requests/${view.id}`);
    const stored = await ports.repository.find(view.id);
    expect(stored).toMatchObject({ studentId: 'local-student', question: { interests: ['basketball'] } });
    const looked = await fetch(address + response.headers.get('location'));
    expect(await looked.json()).toEqual(view);
  });

  test('the same question under the same key is the same request, with 200', async () => {
    const { address, ports } = await startSubject();
    const key = { 'idempotency-key': 'double click' };
    const first = await post(`${address}/v1/requests`, QUESTION, key);
    const second = await post(`${address}/v1/requests`, QUESTION, key);
    expect([first.status, second.status]).toEqual([202, 200]);
    const [{ id }, again] = [(await first.json()) as { id: string }, (await second.json()) as { id: string }];
    expect(again.id).toBe(id);
    expect(second.headers.get('location')).toBe(`/v1/requests/${id}`);
    expect((await ports.repository.countByStatus()).queued).toBe(1);
  });

  test('twenty at once under one key are one request', async () => {
    const { address, ports } = await startSubject();
    const key = { 'idempotency-key': 'k' };
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => post(`${address}/v1/requests`, QUESTION, key)),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(19).fill(200), 202]);
    expect((await ports.repository.countByStatus()).queued).toBe(1);
  });

  test('a key used for another question is refused, and nothing is stored', async () => {
    const { address, ports } = await startSubject();
    const key = { 'idempotency-key': 'k' };
    await post(`${address}/v1/requests`, QUESTION, key);
    const other = await post(`${address}/v1/requests`, { ...QUESTION, grade: 3 }, key);
    await expectProblem(other, 409, 'idempotency_key_reused');
    expect((await ports.repository.countByStatus()).queued).toBe(1);
  });

  test('a key that is no key is refused', async () => {
    const { address } = await startSubject();
    const response = await post(`${address}/v1/requests`, QUESTION, { 'idempotency-key': 'k'.repeat(201) });
    const { problems } = await expectProblem(response, 400, 'invalid_request');
    expect(problems?.map(({ field }) => field)).toEqual(['idempotency-key']);
  });

  test('the view shows an answer that is there already', async () => {
    const { address, ports } = await startSubject();
    const { id, question } = await answered(ports.repository, SAMPLE_OUTCOMES.out_of_scope, { idempotencyKey: 'k' });
    const response = await post(`${address}/v1/requests`, question, { 'idempotency-key': 'k' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id, status: 'out_of_scope', outcome: { kind: 'out_of_scope' } });
  });

  test('personal data is taken out before anything is stored', async () => {
    const { address, ports } = await startSubject();
    const query = 'Why do magnets attract? Write to ada@example.com';
    const { id } = (await (await post(`${address}/v1/requests`, { query, grade: 8 })).json()) as { id: string };
    expect((await ports.repository.find(id))?.question.query).toBe('Why do magnets attract? Write to [email]');
  });

  test('a question is accepted while the queue is away: the row says that it is owed', async () => {
    const { address, ports, emitted } = await startSubject();
    await ports.queue.close();
    const response = await post(`${address}/v1/requests`, QUESTION);
    expect(response.status).toBe(202);
    expect(emitted.map(({ type }) => type)).toContain('publish_failed');
  });

  test('a database that is away is said: 503, come back, and nothing promised', async () => {
    const { address, ports, reported } = await startSubject();
    ports.repository.submit = () => Promise.reject(new PortFault('database', 'secret detail', { retryable: true }));
    const response = await post(`${address}/v1/requests`, QUESTION);
    const problem = await expectProblem(response, 503, 'unavailable');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(reported).toHaveLength(1);
  });
});
