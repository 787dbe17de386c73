import { expect, test } from '@jest/globals';
import { reasonToWithdraw } from '../../src/domain/lesson-feedback.ts';

const RULE = { votes: 3, wrongVotes: 2 };

test.each([
  // helpful, unhelpful, of these wrong
  [0, 0, 0, null],
  [0, 2, 0, null],
  [0, 3, 0, 'unhelpful'],
  [1, 2, 0, 'unhelpful'],
  [2, 2, 0, null],
  [2, 3, 0, 'unhelpful'],
  [3, 2, 1, null],
  [0, 1, 1, null],
  [0, 2, 2, 'wrong'],
  [500, 2, 2, 'wrong'],
])('%d helpful and %d unhelpful votes, %d of them "wrong": %s', (helpful, unhelpful, wrong, why) => {
  expect(reasonToWithdraw({ helpful, unhelpful, wrong }, RULE)).toBe(why);
});
