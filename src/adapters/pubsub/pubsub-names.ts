/** Short names (without project) of what the queue uses on Pub/Sub. */
export interface PubSubNames {
  readonly topic: string;
  readonly subscription: string;
  readonly deadLetterTopic: string;
  readonly deadLetterSubscription: string;
}

/** The names that belong to a topic: `vividly-requests` has its dead letters in `vividly-dead-letters`. */
export function pubSubNames(topic: string): PubSubNames {
  const deadLetterTopic = `${topic.replace(/(?<=.)-requests$/, '')}-dead-letters`;
  return {
    topic,
    subscription: `${topic}-worker`,
    deadLetterTopic,
    deadLetterSubscription: `${deadLetterTopic}-ledger`,
  };
}
