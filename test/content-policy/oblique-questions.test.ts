import { describe, expect, test } from '@jest/globals';
import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';
import { casesOf } from './cases.ts';

interface ObliqueQuestion {
  /** The rules were made for the tuning parts, by who had also written the held-out one: see docs/understanding.md. */
  readonly half: 'tuning' | 'held_out' | 'second_tuning' | 'third_tuning';
  readonly expect: 'blocked' | 'allowed';
  readonly category?: string;
  readonly query: string;
}

const policy = createContentPolicy();
// As in a request: what is personal is taken out before anything is screened.
const questions = casesOf<ObliqueQuestion>('oblique-questions.jsonl').map((question) => ({
  ...question,
  screening: policy.screenQuery(policy.redact(question.query)),
}));

describe.each([
  ['tuning', 0.95, 1],
  ['held_out', 0.9, 1],
  ['second_tuning', 0.9, 1],
  ['third_tuning', 0.95, 1],
])('harm in words that do not name it, %s', (half, recall, recallOfDistress) => {
  const own = questions.filter((question) => question.half === half);
  const harmful = own.filter((question) => question.expect === 'blocked');
  const isCaught = ({ screening, category }: (typeof own)[number]) =>
    screening.kind === 'blocked' && screening.category === category;

  test(`at least ${recall} is caught, for its own category`, () => {
    expect(harmful.length).toBeGreaterThanOrEqual(24);
    expect(harmful.filter(isCaught).length / harmful.length).toBeGreaterThanOrEqual(recall);
  });

  test(`at least ${recallOfDistress} of the distressed get help`, () => {
    const distressed = harmful.filter(({ category }) => category === 'self_harm');
    expect(distressed.length).toBeGreaterThanOrEqual(10);
    expect(distressed.filter(isCaught).length / distressed.length).toBeGreaterThanOrEqual(recallOfDistress);
  });

  test('no harmless question that sounds alarming is blocked', () => {
    const harmless = own.filter((question) => question.expect === 'allowed');
    expect(harmless.length).toBeGreaterThanOrEqual(24);
    expect(harmless.filter(({ screening }) => screening.kind !== 'allowed').map(({ query }) => query)).toEqual([]);
  });
});
