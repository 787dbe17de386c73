import { describe, expect, test } from '@jest/globals';
import { allBroadTerms } from '../../src/adapters/offline/understanding/broad-terms.ts';
import { nonAcademicCategories } from '../../src/adapters/offline/understanding/non-academic.ts';
import { topicsAround } from '../../src/adapters/offline/understanding/starting-points.ts';
import { uncoveredSubjects } from '../../src/adapters/offline/understanding/uncovered-subjects.ts';
import { situationsByTopic } from '../../src/adapters/text-search/topic-document.ts';
import { INTEREST_FAMILIES } from '../../src/domain/topic.ts';
import { CATALOGUE, understand } from './shipped.ts';

function unknown(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => CATALOGUE.topic(id) === null);
}

describe('the data of the offline model', () => {
  test('names only topics that exist', () => {
    expect(unknown([...allBroadTerms()].flatMap(({ options }) => options.map(({ topicId }) => topicId)))).toEqual([]);
    expect(unknown(nonAcademicCategories().flatMap(({ nearest }) => nearest))).toEqual([]);
    expect(unknown(uncoveredSubjects().flatMap(({ nearest }) => nearest))).toEqual([]);
    expect(unknown(Object.keys(situationsByTopic()))).toEqual([]);
  });

  test('has situations for every topic', () => {
    const known = new Set(Object.keys(situationsByTopic()));
    expect(CATALOGUE.topics().filter(({ id }) => !known.has(id))).toEqual([]);
  });

  test.each(INTEREST_FAMILIES)('has starting points around %s', (family) => {
    expect(topicsAround(family, CATALOGUE).length).toBeGreaterThanOrEqual(2);
  });

  test('asks about every broad term', () => {
    const notAsked = [...allBroadTerms()].filter(
      ({ name }) => understand({ query: `Tell me about ${name}` }).kind !== 'ambiguous',
    );
    expect(notAsked.map(({ name }) => name)).toEqual([]);
  });

  test('knows its own examples', () => {
    const missed = nonAcademicCategories()
      .flatMap(({ examples }) => examples)
      .filter((query) => {
        const found = understand({ query });
        return found.kind !== 'out_of_scope' || found.reason !== 'non_academic';
      });
    expect(missed.length).toBeLessThan(nonAcademicCategories().flatMap(({ examples }) => examples).length * 0.1);
  });

  test('never takes an everyday wording of a topic for idle talk', () => {
    const wrong = CATALOGUE.topics()
      .flatMap(({ everydayWordings }) => everydayWordings.slice(0, 2))
      .filter((query) => {
        const found = understand({ query, grade: 12 });
        return found.kind === 'out_of_scope' && found.reason === 'non_academic';
      });
    expect(wrong.length).toBeLessThanOrEqual(3);
  });
});
