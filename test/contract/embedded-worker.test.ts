import { InProcessQueue } from '../../src/adapters/in-process-queue/in-process-queue.ts';
import { RandomIdGenerator } from '../../src/adapters/system/random-id-generator.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { openTestEmbedded, storageOn } from '../support/databases.ts';
import { workerContract } from './worker.contract.ts';

workerContract('in-process queue and embedded PostgreSQL', async () => {
  const { database, close } = await openTestEmbedded();
  const queue = new InProcessQueue({ clock: new SystemClock(), ids: new RandomIdGenerator(), capacity: 1_000 });
  return { ports: { queue, ...storageOn(database) }, close };
});
