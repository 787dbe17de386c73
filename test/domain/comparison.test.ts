import { describe, expect, test } from '@jest/globals';
import { comparisonFor, comparisonMark, firstWithComparison } from '../../src/domain/comparison.ts';
import type { Interest, Topic } from '../../src/domain/topic.ts';
import { FIXED_CATALOGUE } from '../support/fixed-catalogue.ts';

const [SAMPLE] = FIXED_CATALOGUE.topics() as readonly [Topic];
const animal = (id: string): Interest => ({ id, name: id, family: 'animals_and_nature' });
const topic: Topic = {
  ...SAMPLE,
  analogies: [
    { family: 'animals_and_nature', interests: ['insects', 'gardening'], text: 'Of {interest}.', limit: 'Small.' },
    { family: 'animals_and_nature', interests: ['pets', 'dogs'], text: 'At home with {interest}.', limit: 'Tame.' },
  ],
};

describe('the comparison for an interest', () => {
  test('is the one of its family that speaks to it, or none', () => {
    expect(comparisonFor(topic, animal('dogs'))?.text).toBe('At home with {interest}.');
    expect(comparisonFor(topic, animal('insects'))?.text).toBe('Of {interest}.');
    expect(comparisonFor(topic, animal('fishing'))).toBeNull();
    expect(comparisonFor(topic, { id: 'dogs', name: 'dogs', family: 'music' })).toBeNull();
  });

  test('is looked for in the order of what a student likes', () => {
    const liked = [animal('fishing'), animal('gardening'), animal('dogs')];
    expect(firstWithComparison(topic, liked)?.id).toBe('gardening');
    expect(firstWithComparison(topic, [animal('fishing')])).toBeNull();
  });

  test('has a mark that all whom it speaks to share, and no others', () => {
    expect(comparisonMark(topic, animal('pets'))).toBe(comparisonMark(topic, animal('dogs')));
    expect(comparisonMark(topic, animal('dogs'))).not.toBe(comparisonMark(topic, animal('insects')));
    expect(comparisonMark(topic, animal('insects'))).toBeNull();
  });
});
