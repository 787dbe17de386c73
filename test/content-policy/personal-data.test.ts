import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/adapters/catalogue/load-catalogue.ts';
import { redactPersonalData } from '../../src/adapters/content-policy/redaction/redact-personal-data.ts';
import { casesOf } from './cases.ts';

interface PersonalText {
  /** Only the tuning half was looked at text by text. */
  readonly half: 'tuning' | 'held_out';
  readonly text: string;
  /** What must not be in the text any more. */
  readonly data: readonly string[];
  /** What is asked, which must stay. */
  readonly kept: string;
}

const texts = casesOf<PersonalText>('fresh-personal-data.jsonl').map((row) => ({
  ...row,
  redacted: redactPersonalData(row.text),
}));

describe.each(['tuning', 'held_out'])('personal data in a question, %s half', (half) => {
  const own = texts.filter((row) => row.half === half);

  test('is taken out', () => {
    const all = own.flatMap(({ data }) => data);
    const left = own.flatMap(({ data, redacted }) => data.filter((piece) => redacted.includes(piece)));
    expect(own.length).toBeGreaterThanOrEqual(40);
    expect(1 - left.length / all.length).toBeGreaterThanOrEqual(0.97);
  });

  test('takes nothing of the question with it', () => {
    expect(own.filter(({ kept, redacted }) => !redacted.includes(kept)).length).toBeLessThanOrEqual(1);
  });
});

describe('science keeps its names and numbers', () => {
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
