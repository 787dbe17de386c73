import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backoffDelay, type RetryPolicy } from '../../src/domain/retry-policy.ts';

const POLICY: RetryPolicy = { maxAttempts: 5, firstDelay: 1_000, maxDelay: 30_000 };

describe('the wait before the next attempt', () => {
  test.each([
    [1, 0, 500],
    [1, 0.999_999, 1_000],
    [2, 0, 1_000],
    [3, 0.5, 3_000],
    [6, 0.999_999, 30_000],
    [2_000, 0, 15_000],
  ])('after attempt %d with random %d is %d ms', (attempt, random, expected) => {
    expect(backoffDelay(POLICY, attempt, random)).toBe(expected);
  });

  test.each([
    [45_000, 45_000],
    [10, 500],
    [null, 500],
  ])('is at least what the other side asked for: %s', (retryAfter, expected) => {
    expect(backoffDelay(POLICY, 1, 0, retryAfter)).toBe(expected);
  });

  const attempts = fc.integer({ min: 1, max: 100 });
  const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test('is a whole number of milliseconds between half of the ceiling and the ceiling', () => {
    fc.assert(
      fc.property(attempts, randoms, (attempt, random) => {
        const ceiling = Math.min(POLICY.maxDelay, POLICY.firstDelay * 2 ** (attempt - 1));
        const delay = backoffDelay(POLICY, attempt, random);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(ceiling / 2);
        expect(delay).toBeLessThanOrEqual(ceiling);
      }),
    );
  });

  test('never shrinks from one attempt to the next', () => {
    fc.assert(
      fc.property(attempts, randoms, (attempt, random) => {
        expect(backoffDelay(POLICY, attempt + 1, random)).toBeGreaterThanOrEqual(backoffDelay(POLICY, attempt, random));
      }),
    );
  });
});
