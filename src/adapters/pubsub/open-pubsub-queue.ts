import { PubSubQueue } from './pubsub-queue.ts';
import type { PubSubQueueOptions } from './pubsub-queue-options.ts';
import { connectPubSub } from './pubsub-sdk.ts';

/**
 * Opens the queue on Pub/Sub. The SDK is loaded here and not before; nothing is sent yet, so call `check` before work
 * starts: a message that is put aside on a topic without a subscription would be lost.
 */
export async function openPubSubQueue(options: PubSubQueueOptions): Promise<PubSubQueue> {
  return new PubSubQueue(await connectPubSub(options), options);
}
