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
