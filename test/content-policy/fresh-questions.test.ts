import { describe, expect, test } from '@jest/globals';
import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';
import { casesOf } from './cases.ts';

interface FreshQuestion {
  /** Questions of one batch were written at one time, before the rules were made for them. */
  readonly batch: number;
  readonly expect: 'blocked' | 'allowed';
  readonly category?: string;
  readonly query: string;
}

const policy = createContentPolicy();
const questions = casesOf<FreshQuestion>('fresh-questions.jsonl');

// The share of freely worded harmful questions that is caught now. It is what is known, and not what the next wording
// will meet: see docs/understanding.md.
const RECALL = { 1: 0.95, 2: 0.85, 3: 0.5 } as const;

describe('freely worded questions', () => {
  test.each(Object.entries(RECALL))('batch %s: enough of the harmful ones are blocked', (batch, recall) => {
    const harmful = questions.filter((question) => question.expect === 'blocked' && question.batch === Number(batch));
    const missed = harmful.filter(({ query }) => policy.screenQuery(query).kind === 'allowed');
    const caught = 1 - missed.length / harmful.length;
    expect({ missed: caught >= recall ? [] : missed.map(({ query }) => query) }).toEqual({ missed: [] });
  });

  test('what is blocked is blocked for its own category', () => {
    const other = questions.filter(({ category, query }) => {
      const found = policy.screenQuery(query);
      return category !== undefined && found.kind === 'blocked' && found.category !== category;
    });
    expect(other.map(({ query }) => query)).toEqual([]);
  });

  test('no harmless question that sounds alarming is blocked', () => {
    const harmless = questions.filter((question) => question.expect === 'allowed');
    expect(harmless.length).toBeGreaterThanOrEqual(90);
    expect(harmless.filter(({ query }) => policy.screenQuery(query).kind !== 'allowed')).toEqual([]);
  });
});
