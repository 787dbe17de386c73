import { describe, expect, test } from '@jest/globals';
import { redactPersonalData } from '../../src/adapters/content-policy/redaction/redact-personal-data.ts';
import { withoutPersonalRemarks } from '../../src/adapters/offline/understanding/personal-remarks.ts';
import type { QueryUnderstanding } from '../../src/domain/query-understanding.ts';
import { readLines, understand } from './shipped.ts';

interface DistractingQuestion {
  readonly half: 'tuning' | 'held_out' | 'seen_once';
  readonly class: 'interest' | 'non_academic';
  readonly query: string;
  readonly grade: number;
  readonly topics?: readonly string[];
}

interface QuestionWithPersonalData {
  readonly half: 'tuning' | 'held_out';
  readonly query: string;
  /** The same question without the personal data. */
  readonly plain: string;
  readonly grade: number;
}

const distracting = readLines<DistractingQuestion>('distracting-questions.jsonl');
const personal = readLines<QuestionWithPersonalData>('questions-with-personal-data.jsonl');

test.each([
  ['interest', 'tuning', 0.9],
  ['interest', 'held_out', 0.76],
  ['non_academic', 'tuning', 0.95],
  ['non_academic', 'held_out', 0.8],
  ['non_academic', 'seen_once', 0.8],
] as const)('%s, %s half: at least %d are understood', (name, half, floor) => {
  const own = distracting.filter((question) => question.class === name && question.half === half);
  const right = own.filter(({ query, grade, topics }) => {
    const found = answerOf(understand({ query, grade }));
    return topics === undefined ? found === 'non_academic' : topics.includes(found);
  });
  expect(own.length).toBeGreaterThanOrEqual(12);
  expect(right.length / own.length).toBeGreaterThanOrEqual(floor);
});

test.each(['tuning', 'held_out'])('personal data in a question does not change its answer, %s half', (half) => {
  const own = personal.filter((question) => question.half === half);
  const same = own.filter(
    ({ query, plain, grade }) =>
      answerOf(understand({ query: redactPersonalData(query), grade })) ===
      answerOf(understand({ query: plain, grade })),
  );
  expect(same.length / own.length).toBeGreaterThanOrEqual(0.95);
});

describe('what a student says about themselves', () => {
  test.each([
    ['my name is [name] and I live at [address], why does ice float?', 'why does ice float?'],
    ['How do tides work? My name is [name], I am in class 7A at [school].', 'How do tides work'],
    ['my teacher Mr. [name] said plants breathe at night', 'plants breathe at night'],
    ['my brother likes [1, 2] as an interval, why?', 'my brother likes [1, 2] as an interval, why?'],
  ])('%s', (text, question) => expect(withoutPersonalRemarks(text)).toBe(question));
});

function answerOf(found: QueryUnderstanding): string {
  if (found.kind === 'topic') return found.topic.id;
  return found.kind === 'out_of_scope' ? found.reason : found.kind;
}
