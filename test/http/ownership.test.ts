import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tokenIdentity } from '../../src/adapters/http/identity/token-identity.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { expectProblem } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { answered } from './support/requests.ts';
import { startTokenIssuer, type TokenIssuer } from './support/token-issuer.ts';

describe('who may see and do what', () => {
  let issuer: TokenIssuer;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
  });
  afterAll(() => issuer.close());

  const json = { 'content-type': 'application/json' };
  const answer = { method: 'POST', headers: json, body: '{"questionId":"which-topic","skip":true}' };

  async function adasQuestion() {
    const subject = await startSubject({ identify: tokenIdentity(issuer, new SystemClock()) });
    const { id } = await answered(subject.ports.repository, SAMPLE_OUTCOMES.clarification_needed, { studentId: 'ada' });
    const as = async (caller: { subject: string; roles: readonly string[] }, path: string, init: RequestInit = {}) =>
      fetch(subject.address + path, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${await issuer.token(caller)}` },
      });
    return { ...subject, id, as };
  }

  const eve = { subject: 'eve', roles: ['student'] };
  const operator = { subject: 'olga', roles: ['operator'] };

  test.each([
    ['read', '', {}],
    ['cancel', '', { method: 'DELETE' }],
    ['answer', '/clarification', answer],
    ['follow', '/events', {}],
  ])('another student cannot %s a request: for them it does not exist', async (_, path, init) => {
    const { id, as, ports } = await adasQuestion();
    const before = await ports.repository.find(id);
    await expectProblem(await as(eve, `/v1/requests/${id}${path}`, init), 404, 'unknown_request');
    expect(await ports.repository.find(id)).toEqual(before);
  });

  test('another student does not see it in their list, also not with its id as cursor', async () => {
    const { id, as } = await adasQuestion();
    for (const query of ['', `?cursor=${id}`]) {
      expect(await (await as(eve, `/v1/requests${query}`)).json()).toEqual({
        requests: [],
        unreadable: [],
        nextCursor: null,
      });
    }
  });

  test('an operator reads any request and follows it', async () => {
    const { id, as } = await adasQuestion();
    expect(await (await as(operator, `/v1/requests/${id}`)).json()).toMatchObject({ id });
    const stream = await as(operator, `/v1/requests/${id}/events`);
    expect(stream.status).toBe(200);
    await stream.body?.cancel();
  });

  test.each([
    ['cancel', '', { method: 'DELETE' }],
    ['answer', '/clarification', answer],
  ])('an operator cannot %s for a student', async (_, path, init) => {
    const { id, as } = await adasQuestion();
    const both = { subject: 'olga', roles: ['student', 'operator'] };
    await expectProblem(await as(both, `/v1/requests/${id}${path}`, init), 404, 'unknown_request');
    await expectProblem(await as(operator, `/v1/requests/${id}${path}`, init), 403, 'forbidden');
  });

  test.each([
    ['GET', '/v1/ops/summary'],
    ['GET', '/v1/ops/dead-letters'],
    ['GET', '/v1/ops/dead-letters/x'],
    ['POST', '/v1/ops/dead-letters/x/replay'],
    ['POST', '/v1/ops/dead-letters/x/discard'],
    ['GET', '/v1/ops/requests/{id}'],
  ])('%s %s is for operators only', async (method, path) => {
    const { id, as } = await adasQuestion();
    await expectProblem(await as(eve, path.replace('{id}', id), { method }), 403, 'forbidden');
    const olga = await as({ subject: 'olga', roles: ['operator'] }, path.replace('{id}', id), { method });
    expect([200, 404]).toContain(olga.status);
  });

  test('one student’s key is not another’s', async () => {
    const { as, ports } = await adasQuestion();
    const headers = { ...json, 'idempotency-key': 'k' };
    const ask = { method: 'POST', headers, body: '{"query":"Why do I get pushed back?","grade":10}' };
    const statuses = [
      await as(eve, '/v1/requests', ask),
      await as({ subject: 'adam', roles: ['student'] }, '/v1/requests', ask),
    ].map(({ status }) => status);
    expect(statuses).toEqual([202, 202]);
    expect((await ports.repository.countByStatus()).queued).toBe(2);
  });
});
