import type { SubscriptionResource } from './topology-calls.ts';

/** What of a subscription must be right. */
export interface ExpectedSubscription {
  /** With project: `projects/…/topics/…`. */
  readonly topic: string;
  readonly delivery: 'pull' | 'push';
}

/**
 * What would lose or delay messages on a subscription as it is, each with its fix; empty where all is well. A
 * subscription outlives its topic, reads nothing from then on, and still looks like one that exists.
 */
export function subscriptionProblems(
  name: string,
  { topic, retryPolicy, deadLetterPolicy, pushConfig }: SubscriptionResource,
  expected: ExpectedSubscription,
): readonly string[] {
  const problems: string[] = [];
  const change = `gcloud pubsub subscriptions`;
  if (topic !== expected.topic) {
    problems.push(`subscription ${name} reads ${topic}, not ${expected.topic}: delete it and run vividly migrate`);
  }
  if (!retryPolicy) problems.push(`subscription ${name} has no retry policy: run vividly migrate`);
  if (deadLetterPolicy) {
    const fix = `${change} update ${name} --clear-dead-letter-policy`;
    problems.push(`subscription ${name} has a dead-letter policy, so an outage would put messages aside: ${fix}`);
  }
  const pushes = Boolean(pushConfig?.pushEndpoint);
  if (pushes && expected.delivery === 'pull') {
    const fix = `${change} modify-push-config ${name} --push-endpoint=""`;
    problems.push(`subscription ${name} pushes, but this worker pulls: ${fix}`);
  }
  if (!pushes && expected.delivery === 'push') {
    const fix = `${change} modify-push-config ${name} --push-endpoint=URL --push-auth-service-account=EMAIL`;
    problems.push(`subscription ${name} does not push: ${fix}`);
  }
  return problems;
}
