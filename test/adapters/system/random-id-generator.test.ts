import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { RandomIdGenerator } from '../../../src/adapters/system/random-id-generator.ts';

const ids = new RandomIdGenerator();

test('an id is a version 7 UUID of this moment', () => {
  const before = Date.now();
  const id = ids.uuid();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const made = Number.parseInt(id.slice(0, 13).replace('-', ''), 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});

test('no two are the same, and a later one comes after an earlier one', async () => {
  const earlier = Array.from({ length: 1_000 }, () => ids.uuid());
  expect(new Set(earlier).size).toBe(1_000);
  await wait(2);
  const later = ids.uuid();
  expect(earlier.every((id) => id < later)).toBe(true);
});
