import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/adapters/catalogue/load-catalogue.ts';
import { redactPersonalData } from '../../src/adapters/content-policy/redaction/redact-personal-data.ts';
import { casesOf } from './cases.ts';

interface PersonalText {
  /** The held-out half was not looked at text by text. */
  readonly half: 'tuning' | 'held_out' | 'second_tuning';
  readonly text: string;
  /** What must not be in the text any more. */
  readonly data: readonly string[];
  /** What is asked, which must stay. */
  readonly kept: string;
}

const textsOf = (file: string) =>
  casesOf<PersonalText>(file).map((row) => ({ ...row, redacted: redactPersonalData(row.text) }));

describe.each([
  ['fresh-personal-data.jsonl', 'tuning', 0.97],
  ['fresh-personal-data.jsonl', 'held_out', 0.97],
  ['introduced-personal-data.jsonl', 'tuning', 0.96],
  ['introduced-personal-data.jsonl', 'held_out', 0.95],
  ['introduced-personal-data.jsonl', 'second_tuning', 0.95],
])('personal data in a question, %s, %s half', (file, half, floor) => {
  const own = textsOf(file).filter((row) => row.half === half);

  test('is taken out', () => {
    const all = own.flatMap(({ data }) => data);
    const left = own.flatMap(({ data, redacted }) => data.filter((piece) => redacted.includes(piece)));
    expect(own.length).toBeGreaterThanOrEqual(30);
    expect(1 - left.length / all.length).toBeGreaterThanOrEqual(floor);
  });

  test('takes nothing of the question with it', () => {
    expect(own.filter(({ kept, redacted }) => !redacted.includes(kept)).length).toBeLessThanOrEqual(1);
  });
});

describe('science keeps its names and numbers', () => {
  test.each(casesOf<{ text: string }>('kept-names.jsonl'))('$text', ({ text }) => {
    expect(redactPersonalData(text)).toBe(text);
  });

  test.each(casesOf<{ text: string }>('fresh-science-texts.jsonl'))('$text', ({ text }) => {
    expect(redactPersonalData(text)).toBe(text);
  });

  test('in every text of the catalogue', () => {
    const changed = stringsIn(loadCatalogue()).filter((text) => redactPersonalData(text) !== text);
    expect(changed).toEqual([]);
  });
});

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}
