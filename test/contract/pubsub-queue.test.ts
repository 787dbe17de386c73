import { PUBSUB_QUEUE_CAPABILITIES } from '../../src/adapters/pubsub/pubsub-queue.ts';
import { opened } from '../support/contract-suite.ts';
import { findPubSubEmulator, startPubSubEmulator } from '../support/pubsub-emulator.ts';
import { openTestQueue } from '../support/pubsub-queues.ts';
import { reportSkipped } from '../support/skip.ts';
import { jobQueueContract } from './job-queue.contract.ts';

const suite = 'Google Cloud Pub/Sub (emulator)';
const found = findPubSubEmulator();
if ('missing' in found) reportSkipped(suite, found.missing);
else {
  const emulator = opened(async () => {
    const { host, stop } = await startPubSubEmulator();
    return { host, close: stop };
  });
  jobQueueContract(suite, {
    capabilities: PUBSUB_QUEUE_CAPABILITIES,
    // The shortest acknowledgement deadline that Pub/Sub has is 10 s.
    longHandling: 12_500,
    open: () => openTestQueue(emulator().host),
  });
}
