import { describe, expect, test } from '@jest/globals';
import { findInterestFile, findTopicFiles } from '../../src/adapters/catalogue/catalogue-folder.ts';
import { checkCatalogue, loadCatalogue } from '../../src/adapters/catalogue/load-catalogue.ts';
import { SearchableTopicCatalogue } from '../../src/adapters/catalogue/searchable-topic-catalogue.ts';
import { SUBJECTS } from '../../src/domain/topic.ts';

describe('the shipped catalogue', () => {
  test('has no mistakes', () => {
    expect(checkCatalogue(findTopicFiles(), findInterestFile())).toMatchObject({ kind: 'valid' });
  });

  test('covers every subject, widely', () => {
    const { topics } = loadCatalogue();
    expect(new Set(topics.map(({ subject }) => subject))).toEqual(new Set(SUBJECTS));
    expect(topics.length).toBeGreaterThanOrEqual(290);
  });

  test('finds every topic by its name', () => {
    const catalogue = new SearchableTopicCatalogue(loadCatalogue());
    const missed = catalogue.topics().filter(({ id, name }) => catalogue.search(name, 1)[0]?.topic.id !== id);
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  test('finds nearly every topic by its own everyday wordings', () => {
    const catalogue = new SearchableTopicCatalogue(loadCatalogue());
    const asked = catalogue
      .topics()
      .flatMap(({ id, everydayWordings }) => everydayWordings.slice(0, 2).map((text) => ({ id, text })));
    const missed = asked.filter(({ id, text }) => !catalogue.search(text, 3).some(({ topic }) => topic.id === id));
    expect(missed.length / asked.length).toBeLessThan(0.02);
  });
});
