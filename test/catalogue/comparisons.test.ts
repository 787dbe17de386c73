import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { comparisonFor, firstWithComparison } from '../../src/domain/comparison.ts';
import type { Interest, Topic } from '../../src/domain/topic.ts';
import { CATALOGUE } from '../offline/shipped.ts';

type Pair = readonly [topic: string, interest: string];

/** Read and judged by hand: whether the text that there is for the family speaks to this interest. */
const labelled = JSON.parse(readFileSync(new URL('labelled-comparisons.json', import.meta.url), 'utf8')) as {
  readonly fits: readonly Pair[];
  readonly forced: readonly Pair[];
};

/** Of each family what most students name; the page offers them first. */
const POPULAR = [
  'basketball',
  'soccer',
  'football',
  'dance',
  'video-games',
  'minecraft',
  'music',
  'cooking',
  'cars',
  'movies',
];

const topics = CATALOGUE.topics();
const interests = CATALOGUE.interests();

function has([topic, interest]: Pair): boolean {
  return comparisonFor(topicOf(topic), interestOf(interest)) !== null;
}

function topicOf(id: string): Topic {
  const found = CATALOGUE.topic(id);
  if (found === null) throw new Error(`there is no topic ${id}`);
  return found;
}

function interestOf(id: string): Interest {
  const found = interests.find((known) => known.id === id);
  if (found === undefined) throw new Error(`there is no interest ${id}`);
  return found;
}

/** The share of topics whose lesson is tied to the interest or to the broader one that includes it. */
function shareOf(interest: Interest): number {
  const liked = [interest, CATALOGUE.broaderInterest(interest)].filter((known) => known !== null);
  return topics.filter((topic) => firstWithComparison(topic, liked) !== null).length / topics.length;
}

describe('a comparison', () => {
  test('speaks to the interests that it was judged to fit', () => {
    expect(labelled.fits.filter((pair) => !has(pair))).toEqual([]);
  });

  test('is not forced on those that it has little to do with', () => {
    expect(labelled.forced.filter((pair) => has(pair))).toEqual([]);
  });

  test('is one at most for an interest, of its own family', () => {
    for (const { id, analogies } of topics) {
      const spokenTo = analogies.flatMap((analogy) => analogy.interests.map((interest) => [interest, analogy.family]));
      expect([id, new Set(spokenTo.map(([interest]) => interest)).size]).toEqual([id, spokenTo.length]);
      expect(spokenTo.filter(([interest, family]) => interestOf(interest ?? '').family !== family)).toEqual([]);
    }
  });
});

describe('lessons are tied to what students like', () => {
  const shares = new Map(interests.map((interest) => [interest.id, shareOf(interest)]));
  const mean = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (shares.get(id) ?? 0), 0) / ids.length;

  test('in more than half of all pairs of topic and interest', () => {
    expect(mean([...shares.keys()])).toBeGreaterThan(0.55);
  });

  test('in most topics where the interest is popular', () => {
    expect(mean(POPULAR)).toBeGreaterThan(0.8);
  });

  test('and no topic leaves out nearly everybody', () => {
    const speakingTo = topics.map(({ id, analogies }) => ({
      id,
      count: analogies.flatMap((one) => one.interests).length,
    }));
    expect(speakingTo.filter(({ count }) => count < 15)).toEqual([]);
  });
});
