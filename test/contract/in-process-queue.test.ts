import { expect, test } from '@jest/globals';
import { IN_PROCESS_QUEUE_CAPABILITIES, InProcessQueue } from '../../src/adapters/in-process-queue/in-process-queue.ts';
import { RandomIdGenerator } from '../../src/adapters/system/random-id-generator.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { jobQueueContract } from './job-queue.contract.ts';

const fresh = () => new InProcessQueue({ clock: new SystemClock(), ids: new RandomIdGenerator(), capacity: 100 });

jobQueueContract('InProcessQueue', {
  capabilities: IN_PROCESS_QUEUE_CAPABILITIES,
  longHandling: 500,
  open: async () => {
    const queue = fresh();
    return { queue, another: async () => fresh(), close: () => queue.close() };
  },
});

test('a consumer of dead letters that is closed handles those that were put aside before', async () => {
  const clock = new SystemClock();
  const queue = fresh();
  const filed: string[] = [];
  const letters = await queue.consumeDeadLetters(async ({ letterId }) => {
    await clock.sleep(2);
    filed.push(letterId);
  });
  const deliveries = await queue.consume(
    async ({ messageId }) => {
      await clock.sleep(20);
      return { kind: 'dead_letter', reason: 'request_failed', detail: 'broken', letterId: messageId };
    },
    { concurrency: 10 },
  );
  for (let number = 0; number < 10; number += 1) await queue.publish(new Uint8Array([number]), null);
  await clock.sleep(5);
  await deliveries.close(1_000);
  await letters.close(1_000);
  expect(filed).toHaveLength(10);
});
