import { randomUUID } from 'node:crypto';
import { openPubSubQueue } from '../../src/adapters/pubsub/open-pubsub-queue.ts';
import { pubSubNames } from '../../src/adapters/pubsub/pubsub-names.ts';
import type { PubSubQueue } from '../../src/adapters/pubsub/pubsub-queue.ts';
import type { PubSubQueueOptions } from '../../src/adapters/pubsub/pubsub-queue-options.ts';
import { createTopology } from '../../src/adapters/pubsub/topology/create-topology.ts';
import { RandomIdGenerator } from '../../src/adapters/system/random-id-generator.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import type { JobQueueUnderTest } from '../contract/job-queue.contract.ts';

/** A project of the emulator's; it makes one of every name. */
export const TEST_PROJECT = 'vividly-tests';

/** Redelivery as quick as a test likes it. */
export const TEST_BACKOFF = { minimum: 100, maximum: 300 } as const;

/** A topic name that nobody used before. */
export function freshTopic(): string {
  return `test-${randomUUID()}-requests`;
}

/** Options for a queue on an emulator. Faults go nowhere unless the test listens. */
export function queueOptions(apiEndpoint: string, topic: string): PubSubQueueOptions {
  const [clock, ids] = [new SystemClock(), new RandomIdGenerator()];
  return { project: TEST_PROJECT, names: pubSubNames(topic), apiEndpoint, clock, ids, onFault: () => undefined };
}

/** A queue on topics of its own. */
export async function openTestQueue(
  apiEndpoint: string,
  overrides: Partial<PubSubQueueOptions> = {},
): Promise<JobQueueUnderTest & { readonly queue: PubSubQueue; readonly topic: string }> {
  const topic = freshTopic();
  await createTopology({ project: TEST_PROJECT, names: pubSubNames(topic), apiEndpoint, backoff: TEST_BACKOFF });
  const opened: PubSubQueue[] = [];
  const another = async (): Promise<PubSubQueue> => {
    const queue = await openPubSubQueue({ ...queueOptions(apiEndpoint, topic), ...overrides });
    opened.push(queue);
    return queue;
  };
  return {
    queue: await another(),
    topic,
    another,
    close: async () => {
      await Promise.all(opened.map((queue) => queue.close()));
    },
  };
}
