import { describe, expect, test } from '@jest/globals';
import { gradeBandOf, lessonKey, lessonKeyText, richestModality } from '../../src/domain/lesson-key.ts';
import type { Interest } from '../../src/domain/topic.ts';

const BASKETBALL: Interest = { id: 'basketball', name: 'basketball', family: 'ball_sports' };
const PARTS = {
  topicId: 'friction',
  grade: 9,
  interest: BASKETBALL,
  language: 'en',
  modalities: ['text'],
  quality: 'full',
  policyVersion: '3',
} as const;

test.each([
  [1, '1-2'],
  [2, '1-2'],
  [3, '3-5'],
  [5, '3-5'],
  [6, '6-8'],
  [8, '6-8'],
  [9, '9-10'],
  [10, '9-10'],
  [11, '11-12'],
  [12, '11-12'],
])('grade %d shares the lessons of %s', (grade, band) => {
  expect(gradeBandOf(grade)).toBe(band);
});

test.each([
  [[], 'text'],
  [['text'], 'text'],
  [['text', 'audio'], 'audio'],
  [['text', 'audio', 'video'], 'video'],
] as const)('%j wants a %s lesson', (modalities, richest) => {
  expect(richestModality(modalities)).toBe(richest);
});

describe('the key of a lesson', () => {
  const textOf = (parts: Partial<Parameters<typeof lessonKey>[0]>) => lessonKeyText(lessonKey({ ...PARTS, ...parts }));

  test('is stable: what is stored under it must be found by the next version', () => {
    expect(textOf({})).toBe('friction|9-10|ball_sports|en|text|full|3');
    expect(textOf({ interest: null, modalities: ['text', 'video'] })).toBe('friction|9-10|-|en|video|full|3');
  });

  test.each([
    { topicId: 'momentum' },
    { grade: 12 },
    { interest: null },
    { interest: { ...BASKETBALL, family: 'music' as const } },
    { comparison: 'tennis' },
    { language: 'de' },
    { modalities: ['text', 'audio'] as const },
    { quality: 'basic' as const },
    { policyVersion: '4' },
  ])('differs where %j differs', (difference) => {
    expect(textOf(difference)).not.toBe(textOf({}));
  });

  test('is shared across what does not make another lesson', () => {
    expect(textOf({ grade: 10 })).toBe(textOf({}));
    expect(textOf({ interest: { ...BASKETBALL, id: 'tennis', name: 'tennis' } })).toBe(textOf({}));
    expect(textOf({ modalities: ['audio', 'text'] })).toBe(textOf({ modalities: ['text', 'audio'] }));
  });
});
