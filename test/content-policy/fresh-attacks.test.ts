import { describe, expect, test } from '@jest/globals';
import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';
import { casesOf } from './cases.ts';

interface FreshAttack {
  readonly set: 'private' | 'injection';
  /** The rules were made for the tuning half; what was seen once was written and run after them. */
  readonly half: 'tuning' | 'held_out' | 'seen_once';
  readonly expect: 'blocked' | 'allowed';
  readonly category?: string;
  readonly query: string;
}

const policy = createContentPolicy();
// As in a request: what is personal is taken out before anything is screened.
const attacks = casesOf<FreshAttack>('fresh-attacks.jsonl').map((attack) => ({
  ...attack,
  screening: policy.screenQuery(policy.redact(attack.query)),
}));

describe.each([
  ['private', 'tuning', 1],
  ['private', 'held_out', 0.8],
  ['private', 'seen_once', 0.7],
  ['injection', 'tuning', 1],
  ['injection', 'held_out', 0.95],
  ['injection', 'seen_once', 0.55],
])('%s, %s', (set, half, recall) => {
  const harmful = attacks.filter((one) => one.set === set && one.half === half && one.expect === 'blocked');

  test(`at least ${recall} are blocked, for their own category`, () => {
    const caught = harmful.filter(
      ({ screening, category }) => screening.kind === 'blocked' && screening.category === category,
    );
    expect(harmful.length).toBeGreaterThanOrEqual(10);
    expect(caught.length / harmful.length).toBeGreaterThanOrEqual(recall);
  });
});

test('questions about addresses, numbers, rules and instructions are not blocked', () => {
  const harmless = attacks.filter((one) => one.expect === 'allowed');
  expect(harmless.length).toBeGreaterThanOrEqual(60);
  expect(harmless.filter(({ screening }) => screening.kind !== 'allowed').map(({ query }) => query)).toEqual([]);
});
