import { describe, expect, test } from '@jest/globals';
import { settleWith } from '../../../src/adapters/pubsub/messages/settle-delivery.ts';
import type { DeliveryDisposition } from '../../../src/domain/delivery-disposition.ts';
import { PortFault } from '../../../src/domain/generation-fault.ts';

const delivery = { messageId: '17', body: new Uint8Array([1]), trace: null, signal: new AbortController().signal };
const deadLetter: DeliveryDisposition = { kind: 'dead_letter', reason: 'request_failed', detail: 'd', letterId: 'l' };

function settling(publish: () => Promise<void>) {
  const faults: string[] = [];
  const settle = settleWith({ publish, settled: async () => undefined }, (detail) => faults.push(detail));
  return { faults, settle: (handle: () => Promise<DeliveryDisposition>) => settle(delivery, handle) };
}

const nothingToPublish = (): Promise<void> => Promise.reject(new Error('nothing was to be published'));

describe('settling a delivery', () => {
  test('acknowledge settles, retry does not', async () => {
    const { settle, faults } = settling(nothingToPublish);
    expect(await settle(async () => ({ kind: 'acknowledge' }))).toBe('settled');
    expect(await settle(async () => ({ kind: 'retry', after: 5 }))).toBe('again');
    expect(faults).toEqual([]);
  });

  test('a dead letter settles only once it was published', async () => {
    let published = (): void => undefined;
    const { settle } = settling(
      () =>
        new Promise((resolve) => {
          published = resolve;
        }),
    );
    let settlement = 'none yet';
    const done = settle(async () => deadLetter).then((result) => {
      settlement = result;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(settlement).toBe('none yet');
    published();
    await done;
    expect(settlement).toBe('settled');
  });

  test('a dead letter that cannot be published leaves the message, and is told', async () => {
    const refuse = () => Promise.reject(new PortFault('queue', 'NOT_FOUND', { retryable: false }));
    const { settle, faults } = settling(refuse);
    expect(await settle(async () => deadLetter)).toBe('again');
    expect(faults).toEqual(['message 17 will be delivered again: PortFault: NOT_FOUND']);
  });

  test.each([
    ['rejects', () => Promise.reject(new TypeError('broken'))],
    [
      'throws',
      () => {
        throw new TypeError('broken');
      },
    ],
    ['answers a word that nobody knows', async () => ({ kind: 'shrug' }) as unknown as DeliveryDisposition],
  ])('a handler that %s leaves the message, and is told', async (_, handle) => {
    const { settle, faults } = settling(nothingToPublish);
    expect(await settle(handle)).toBe('again');
    expect(faults).toHaveLength(1);
  });
});
