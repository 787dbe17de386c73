import { openTestPostgres, storageOn } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { findPubSubEmulator, startPubSubEmulator } from '../support/pubsub-emulator.ts';
import { openTestQueue } from '../support/pubsub-queues.ts';
import { reportSkipped } from '../support/skip.ts';
import { workerContract } from './worker.contract.ts';

const suite = 'Pub/Sub emulator and PostgreSQL';
const missing = [findPostgres(), findPubSubEmulator()].flatMap((found) => ('missing' in found ? [found.missing] : []));
if (missing.length > 0) reportSkipped(`Worker: ${suite}`, missing.join('; '));
else {
  workerContract(suite, async () => {
    const emulator = await startPubSubEmulator();
    const { database, close: closeDatabase } = await openTestPostgres();
    const { queue, close: closeQueue } = await openTestQueue(emulator.host);
    return {
      ports: { queue, ...storageOn(database) },
      close: async () => {
        await closeQueue();
        await closeDatabase();
        await emulator.stop();
      },
    };
  });
}
