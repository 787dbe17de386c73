import { describe, expect, test } from '@jest/globals';
import { subscriptionProblems } from '../../../src/adapters/pubsub/topology/subscription-problems.ts';
import { subscriptionSettings } from '../../../src/adapters/pubsub/topology/subscription-settings.ts';

const topic = 'projects/p/topics/t';
const sound = { topic, retryPolicy: {}, deadLetterPolicy: null, pushConfig: { pushEndpoint: '' } };
const pushing = { ...sound, pushConfig: { pushEndpoint: 'https://vividly.test/push' } };

describe('problems of a subscription', () => {
  test('a sound one has none', () => {
    expect(subscriptionProblems('s', sound, { topic, delivery: 'pull' })).toEqual([]);
    expect(subscriptionProblems('s', pushing, { topic, delivery: 'push' })).toEqual([]);
  });

  test.each([
    [
      { ...sound, topic: '_deleted-topic_' },
      'pull',
      /reads _deleted-topic_, not projects\/p\/topics\/t: .*vividly migrate/,
    ],
    [{ ...sound, retryPolicy: null }, 'pull', /no retry policy: run vividly migrate/],
    [{ ...sound, deadLetterPolicy: { maxDeliveryAttempts: 5 } }, 'pull', /--clear-dead-letter-policy/],
    [pushing, 'pull', /pushes, but this worker pulls/],
    [sound, 'push', /does not push/],
  ] as const)('%j for %s', (settings, delivery, problem) => {
    const problems = subscriptionProblems('s', settings, { topic, delivery });
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  test('all are told together', () => {
    const settings = { topic: '_deleted-topic_', deadLetterPolicy: {}, pushConfig: null };
    expect(subscriptionProblems('s', settings, { topic, delivery: 'push' })).toHaveLength(4);
  });
});

test('a subscription is created without a dead-letter policy and never expires', () => {
  const settings = subscriptionSettings({ minimum: 1_500, maximum: 60_000 });
  expect(settings).not.toHaveProperty('deadLetterPolicy');
  expect(settings).toMatchObject({
    expirationPolicy: {},
    retryPolicy: { minimumBackoff: { seconds: 1, nanos: 500_000_000 }, maximumBackoff: { seconds: 60, nanos: 0 } },
  });
});
