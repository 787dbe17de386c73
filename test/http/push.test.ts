import { describe, expect, test } from '@jest/globals';
import type { ReceivePush } from '../../src/adapters/http/http-dependencies.ts';
import type { ProblemWord } from '../../src/adapters/http/problems/problem-types.ts';
import { expectProblem, post } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';

const token = { authorization: 'Bearer of-pubsub' };

describe('POST /v1/pubsub/push', () => {
  test('hands body and token on, and answers 204 with nothing', async () => {
    const received: unknown[] = [];
    const receivePush: ReceivePush = async (...given) => {
      received.push(given);
      return { status: 204 };
    };
    const { address } = await startSubject({ receivePush });
    const response = await post(`${address}/v1/pubsub/push`, { message: { data: 'eA==' } }, token);
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(received).toEqual([[{ message: { data: 'eA==' } }, 'Bearer of-pubsub']]);
  });

  test.each<[401 | 400 | 403 | 429 | 503, ProblemWord]>([
    [400, 'invalid_request'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [429, 'rate_limited'],
    [503, 'unavailable'],
  ])('says %s as a problem', async (status, word) => {
    const { address } = await startSubject({ receivePush: async () => ({ status, problem: 'because of this' }) });
    const response = await post(`${address}/v1/pubsub/push`, {}, token);
    expect((await expectProblem(response, status, word)).detail).toBe('because of this');
  });

  test('what is no JSON arrives as null, and so does everything without a token', async () => {
    const received: unknown[] = [];
    const receivePush: ReceivePush = async (body) => {
      received.push(body);
      return { status: 400 };
    };
    const { address } = await startSubject({ receivePush });
    await fetch(`${address}/v1/pubsub/push`, { method: 'POST', headers: token, body: '{' });
    await fetch(`${address}/v1/pubsub/push`, { method: 'POST', headers: token, body: Uint8Array.of(0xff) });
    await post(`${address}/v1/pubsub/push`, { message: {} });
    expect(received).toEqual([null, null, null]);
  });

  test('a message as large as Pub/Sub allows arrives, since it must be put aside', async () => {
    let length = 0;
    const receivePush: ReceivePush = async (body) => {
      length = (body as { message: { data: string } }).message.data.length;
      return { status: 204 };
    };
    const { address } = await startSubject({ receivePush });
    const data = 'x'.repeat(13_400_000);
    expect((await post(`${address}/v1/pubsub/push`, { message: { data } }, token)).status).toBe(204);
    expect(length).toBe(data.length);
  });
});
