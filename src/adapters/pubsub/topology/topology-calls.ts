import type { CallOptions, PubSub, protos } from '@google-cloud/pubsub';
import { PortFault } from '../../../domain/generation-fault.ts';
import { grpcStatusOf, portFaultOf } from '../grpc-status.ts';

/** A subscription as Pub/Sub describes it. */
export type SubscriptionResource = protos.google.pubsub.v1.ISubscription;

/** An operator waits for these calls, and a readiness probe may. */
export const TOPOLOGY_CALL: CallOptions = { timeout: 10_000, retry: null };

/** Whether a topic is there. Rejects with a PortFault when that cannot be known. */
export async function topicExists(client: PubSub, name: string): Promise<boolean> {
  return (await unlessMissing(`read topic ${name}`, client.topic(name).getMetadata(TOPOLOGY_CALL))) !== null;
}

/** A subscription's settings; null where it is not there. Rejects with a PortFault when that cannot be known. */
export async function readSubscription(client: PubSub, name: string): Promise<SubscriptionResource | null> {
  const answer = await unlessMissing(`read subscription ${name}`, client.subscription(name).getMetadata(TOPOLOGY_CALL));
  return answer === null ? null : answer[0];
}

async function unlessMissing<Answer>(doing: string, call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (thrown) {
    const status = grpcStatusOf(thrown);
    if (status === 'NOT_FOUND') return null;
    if (status !== 'PERMISSION_DENIED') throw portFaultOf(thrown, doing);
    throw new PortFault('queue', `${doing}: not permitted: grant the role roles/pubsub.viewer`, {
      retryable: false,
      cause: thrown,
    });
  }
}
