import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { POPULAR_INTERESTS } from '../../src/adapters/page/browser/ask/popular-interests.ts';
import { INTEREST_FAMILIES } from '../../src/domain/topic.ts';

describe('the interests to tap', () => {
  test('are all in the catalogue, and leave no family out', () => {
    const catalogue = new URL('../../src/adapters/catalogue/interests.json', import.meta.url);
    const interests: { name: string; family: string }[] = JSON.parse(readFileSync(catalogue, 'utf8'));
    const known = new Map(interests.map(({ name, family }) => [name, family]));
    expect(POPULAR_INTERESTS.filter((name) => !known.has(name))).toEqual([]);
    expect(INTEREST_FAMILIES.filter((family) => !POPULAR_INTERESTS.some((name) => known.get(name) === family))).toEqual(
      [],
    );
  });
});
