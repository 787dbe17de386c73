import { describe, expect, test } from '@jest/globals';
import { settleWith } from '../../../src/adapters/pubsub/messages/settle-delivery.ts';
import type { Attributes } from '../../../src/adapters/pubsub/messages/trace-attributes.ts';
import { PushEndpoint } from '../../../src/adapters/pubsub/push/push-endpoint.ts';
import type { TokenCheck } from '../../../src/adapters/pubsub/push/push-token.ts';
import { ACKNOWLEDGE, type DeliveryDisposition } from '../../../src/domain/delivery-disposition.ts';
import type { Delivery } from '../../../src/domain/ports/job-queue.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const envelope = (message: Record<string, unknown> = {}) => ({
  message: {
    messageId: '17',
    message_id: '17',
    data: Buffer.from('body').toString('base64'),
    attributes: { traceparent },
    ...message,
  },
  subscription: 'projects/p/subscriptions/s',
  deliveryAttempt: 1,
});
const deadLetter: DeliveryDisposition = { kind: 'dead_letter', reason: 'request_failed', detail: 'd', letterId: 'l' };

function endpoint(overrides: { token?: TokenCheck; publish?: () => Promise<void> } = {}) {
  const { token = { kind: 'accepted' }, publish = async () => undefined } = overrides;
  const letters: [Uint8Array, Attributes][] = [];
  const clock = new ManualClock();
  const publisher = {
    publish: async (body: Uint8Array, attributes: Attributes) => {
      await publish();
      letters.push([body, attributes]);
    },
    settled: async () => undefined,
  };
  const settle = settleWith(publisher, () => undefined);
  return { push: new PushEndpoint({ check: async () => token, settle, clock }), letters, clock };
}

describe('the push endpoint', () => {
  test('hands the message on as it was published, and acknowledges with 204', async () => {
    const { push } = endpoint();
    const deliveries: Delivery[] = [];
    push.attach(async (delivery) => {
      deliveries.push(delivery);
      return ACKNOWLEDGE;
    }, 1);
    expect(await push.receive(envelope(), 'Bearer x')).toEqual({ status: 204 });
    const body = new TextEncoder().encode('body');
    expect(deliveries).toEqual([{ messageId: '17', body, trace: { traceparent }, signal: expect.any(AbortSignal) }]);
  });

  test.each([
    ['no data and no attributes', { data: undefined, attributes: undefined }, new Uint8Array()],
    ['bytes that are no text', { data: '//4A' }, new Uint8Array([0xff, 0xfe, 0x00])],
  ])('%s is a message like any other', async (_, message, body) => {
    const { push } = endpoint();
    const bodies: Uint8Array[] = [];
    push.attach(async (delivery) => {
      bodies.push(delivery.body);
      return ACKNOWLEDGE;
    }, 1);
    expect(await push.receive(envelope(message), null)).toEqual({ status: 204 });
    expect(bodies).toEqual([body]);
  });

  test.each([
    ['retry', async (): Promise<DeliveryDisposition> => ({ kind: 'retry', after: 5_000 })],
    ['a handler that rejects', () => Promise.reject(new Error('broken'))],
    [
      'a handler that throws',
      () => {
        throw new Error('broken');
      },
    ],
  ])('%s is 503, and frees its slot', async (_, handler) => {
    const { push } = endpoint();
    push.attach(handler, 1);
    expect(await push.receive(envelope(), null)).toMatchObject({ status: 503 });
    expect(await push.receive(envelope(), null)).toMatchObject({ status: 503 });
  });

  test('a dead letter is published, then acknowledged', async () => {
    const { push, letters } = endpoint();
    push.attach(async () => deadLetter, 1);
    expect(await push.receive(envelope(), null)).toEqual({ status: 204 });
    const attributes = { reason: 'request_failed', detail: 'd', letterId: 'l', sourceMessageId: '17', traceparent };
    expect(letters).toEqual([[new TextEncoder().encode('body'), attributes]]);
  });

  test('a dead letter that cannot be published is 503', async () => {
    const { push, letters } = endpoint({ publish: () => Promise.reject(new Error('no topic')) });
    push.attach(async () => deadLetter, 1);
    expect(await push.receive(envelope(), null)).toMatchObject({ status: 503 });
    expect(letters).toEqual([]);
  });

  test.each([401, 403, 503] as const)('a token that is refused with %i reaches nobody', async (status) => {
    const { push } = endpoint({ token: { kind: 'refused', status, problem: 'because' } });
    let calls = 0;
    push.attach(async () => {
      calls += 1;
      return ACKNOWLEDGE;
    }, 1);
    expect(await push.receive(envelope(), null)).toEqual({ status, problem: 'because' });
    expect(calls).toBe(0);
  });

  test.each([
    ['nothing', null],
    ['a text', 'text'],
    ['an unwrapped payload', { schema: 'vividly.generation-request/1', requestId: 'r' }],
    ['no message id', envelope({ messageId: undefined })],
    ['data that is not base64', envelope({ data: 'not base64!' })],
    ['data that is cut', envelope({ data: 'YWJ' })],
    ['attributes that are no texts', envelope({ attributes: { a: 1 } })],
    ['no subscription', { ...envelope(), subscription: undefined }],
  ])('%s is 400, and reaches nobody', async (_, body) => {
    const { push } = endpoint();
    let calls = 0;
    push.attach(async () => {
      calls += 1;
      return ACKNOWLEDGE;
    }, 1);
    expect(await push.receive(body, null)).toMatchObject({ status: 400 });
    expect(calls).toBe(0);
  });

  test('more than `concurrency` at once are 429', async () => {
    const { push } = endpoint();
    const releases: (() => void)[] = [];
    push.attach(async () => {
      await new Promise<void>((resolve) => releases.push(resolve));
      return ACKNOWLEDGE;
    }, 2);
    const answers = [push.receive(envelope(), null), push.receive(envelope(), null)];
    await new Promise((resolve) => setImmediate(resolve));
    expect(await push.receive(envelope(), null)).toMatchObject({ status: 429 });
    for (const release of releases) release();
    expect(await Promise.all(answers)).toEqual([{ status: 204 }, { status: 204 }]);
  });

  test('without a consumer, before and after, it is 503; its close waits, aborts and waits again', async () => {
    const { push, clock } = endpoint();
    expect(await push.receive(envelope(), null)).toMatchObject({ status: 503 });
    const consumer = push.attach(async ({ signal }) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      return { kind: 'retry', after: 0 };
    }, 1);
    const slow = push.receive(envelope(), null);
    await clock.advance(0);
    const closing = consumer.close(5_000);
    expect(await push.receive(envelope(), null)).toMatchObject({ status: 503, problem: 'no consumer is running' });
    await clock.advance(5_000);
    expect(await slow).toMatchObject({ status: 503, problem: 'to be delivered again' });
    await closing;
  });
});
