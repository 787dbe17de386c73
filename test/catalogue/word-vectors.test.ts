import { describe, expect, test } from '@jest/globals';
import { MeaningIndex } from '../../src/adapters/text-search/meaning-index.ts';
import { DIMENSIONS, shippedWordVectors, WordVectors } from '../../src/adapters/text-search/word-vectors.ts';
import { CATALOGUE } from '../offline/shipped.ts';

describe('word vectors', () => {
  test('are as many as there are words', () => {
    expect(() => new WordVectors(['one', 'two'], new Int8Array(DIMENSIONS))).toThrow('2 words for 1 word vectors');
  });

  test('say nothing about words that nobody knows', () => {
    const mean = new Float32Array(DIMENSIONS);
    expect(shippedWordVectors().writeMean(['qwxzv'], mean)).toBe(false);
    expect(mean.every((component) => component === 0)).toBe(true);
  });

  test('bring a question near the topic that it means in other words', () => {
    const meaning = new MeaningIndex(CATALOGUE.topics());
    const words = 'why does my motorboat stay above the waves'.split(' ');
    const found = meaning.likeness(words, ['buoyancy', 'fractions', 'not-a-topic']);
    expect(found.get('buoyancy')?.nearest).toBeGreaterThan((found.get('fractions')?.nearest ?? 1) + 0.1);
    expect(found.get('not-a-topic')).toEqual({ nearest: 0, around: 0 });
  });
});
