import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/adapters/catalogue/load-catalogue.ts';
import { SearchableTopicCatalogue } from '../../src/adapters/catalogue/searchable-topic-catalogue.ts';
import { suggestInterests } from '../../src/adapters/http/interests/suggest-interests.ts';
import { INTEREST_FAMILIES } from '../../src/domain/topic.ts';
import { expectProblem } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';

describe('GET /v1/interests', () => {
  test('gives all, with their families, for a browser to keep', async () => {
    const { address } = await startSubject();
    const response = await fetch(`${address}/v1/interests`);
    expect(response.headers.get('cache-control')).toBe('private, max-age=3600');
    expect(await response.json()).toEqual({
      interests: [
        { id: 'basketball', name: 'basketball', family: 'ball_sports' },
        { id: 'tennis', name: 'tennis', family: 'ball_sports' },
        { id: 'cooking', name: 'cooking', family: 'cooking' },
      ],
    });
  });

  test('gives what fits to what was typed, and nothing for nonsense', async () => {
    const { address } = await startSubject();
    const search = async (text: string) => {
      const response = await fetch(`${address}/v1/interests?search=${encodeURIComponent(text)}`);
      return ((await response.json()) as { interests: { id: string }[] }).interests.map(({ id }) => id);
    };
    expect(await search('COO')).toEqual(['cooking']);
    expect(await search('zzz')).toEqual([]);
    await expectProblem(await fetch(`${address}/v1/interests?search=${'x'.repeat(201)}`), 400, 'invalid_request');
  });
});

describe('interests of the shipped catalogue', () => {
  const catalogue = new SearchableTopicCatalogue(loadCatalogue());
  const names = (typed: string) => suggestInterests(catalogue, typed).map(({ name }) => name);

  test('are found by their beginning, by other words for them, and misspelled', () => {
    expect(names('ten')[0]).toBe('tennis');
    expect(names('tennis')).toEqual(['tennis', 'table tennis']);
    expect(names('hoops')).toEqual(['basketball']);
    expect(names('basketbal')[0]).toBe('basketball');
  });

  test('leave no family out', () => {
    const families = new Set(suggestInterests(catalogue, ' ').map(({ family }) => family));
    expect([...families].sort()).toEqual([...INTEREST_FAMILIES].sort());
  });
});
