import type { PubSub } from '@google-cloud/pubsub';
import { grpcStatusOf, portFaultOf } from '../grpc-status.ts';
import type { PubSubQueueOptions } from '../pubsub-queue-options.ts';
import { connectPubSub } from '../pubsub-sdk.ts';
import type { PushOptions } from '../push/push-options.ts';
import {
  REDELIVERY_BACKOFF,
  type RedeliveryBackoff,
  retryPolicy,
  subscriptionSettings,
} from './subscription-settings.ts';
import { readSubscription, TOPOLOGY_CALL, topicExists } from './topology-calls.ts';

/** What creating needs of the queue's options. */
export type TopologyOptions = Pick<PubSubQueueOptions, 'project' | 'names' | 'apiEndpoint' | 'push'> & {
  /** For both subscriptions. */
  readonly backoff?: RedeliveryBackoff;
};

/**
 * Creates the topics and subscriptions that are missing, and gives a subscription without a retry policy one; nothing
 * else that exists is changed. Safe to run twice, also at once. Rejects with a PortFault.
 * @returns what it did, a line each
 */
export async function createTopology(options: TopologyOptions): Promise<readonly string[]> {
  const { names, backoff = REDELIVERY_BACKOFF, push } = options;
  const { client } = await connectPubSub(options);
  try {
    return [
      // First where dead letters go: one that is published to a topic without a subscription is lost.
      ...(await ensureTopic(client, names.deadLetterTopic)),
      ...(await ensureSubscription(client, names.deadLetterTopic, names.deadLetterSubscription, backoff)),
      ...(await ensureTopic(client, names.topic)),
      ...(await ensureSubscription(client, names.topic, names.subscription, backoff, push)),
    ];
  } finally {
    await client.close();
  }
}

async function ensureTopic(client: PubSub, name: string): Promise<readonly string[]> {
  if (await topicExists(client, name)) return [];
  const created = await unlessThere(`create topic ${name}`, client.createTopic(name, TOPOLOGY_CALL));
  return created ? [`topic ${name}`] : [];
}

async function ensureSubscription(
  client: PubSub,
  topic: string,
  name: string,
  backoff: RedeliveryBackoff,
  push?: PushOptions,
): Promise<readonly string[]> {
  const existing = await readSubscription(client, name);
  if (existing === null) {
    const settings = { ...subscriptionSettings(backoff, push), gaxOpts: TOPOLOGY_CALL };
    const created = await unlessThere(`create subscription ${name}`, client.createSubscription(topic, name, settings));
    return created ? [`subscription ${name}`] : [];
  }
  if (existing.retryPolicy) return [];
  try {
    await client.subscription(name).setMetadata({ retryPolicy: retryPolicy(backoff) }, TOPOLOGY_CALL);
  } catch (thrown) {
    throw portFaultOf(thrown, `change subscription ${name}`);
  }
  return [`retry policy of subscription ${name}`];
}

/** False where another process was faster. */
async function unlessThere(doing: string, call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (thrown) {
    if (grpcStatusOf(thrown) === 'ALREADY_EXISTS') return false;
    throw portFaultOf(thrown, doing);
  }
}
