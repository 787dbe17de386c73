import type { PubSub } from '@google-cloud/pubsub';
import { PortFault } from '../../../domain/generation-fault.ts';
import type { PubSubNames } from '../pubsub-names.ts';
import { subscriptionProblems } from './subscription-problems.ts';
import { readSubscription, topicExists } from './topology-calls.ts';

/**
 * Proves that what the queue needs is there and is set up so that nothing is lost. Rejects with a PortFault that names
 * everything that is wrong, each with its fix.
 */
export async function checkTopology(client: PubSub, names: PubSubNames, delivery: 'pull' | 'push'): Promise<void> {
  const problems = await Promise.all([
    topicProblems(client, names.topic),
    topicProblems(client, names.deadLetterTopic),
    problemsOf(client, names.subscription, names.topic, delivery),
    problemsOf(client, names.deadLetterSubscription, names.deadLetterTopic, 'pull'),
  ]);
  if (problems.flat().length > 0) throw new PortFault('queue', problems.flat().join('; '), { retryable: false });
}

async function topicProblems(client: PubSub, name: string): Promise<readonly string[]> {
  return (await topicExists(client, name)) ? [] : [`topic ${name} is missing: run vividly migrate`];
}

async function problemsOf(
  client: PubSub,
  name: string,
  topicName: string,
  delivery: 'pull' | 'push',
): Promise<readonly string[]> {
  const settings = await readSubscription(client, name);
  if (settings === null) return [`subscription ${name} is missing: run vividly migrate`];
  return subscriptionProblems(name, settings, { topic: client.topic(topicName).name, delivery });
}
