import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { passesLuhn } from '../../src/adapters/content-policy/redaction/card-number-redactor.ts';
import { redactPersonalData } from '../../src/adapters/content-policy/redaction/redact-personal-data.ts';
import { casesOf } from './cases.ts';

const redacted = casesOf<{ text: string; redacted: string }>('redacted-texts.jsonl');
const untouched = casesOf<{ text: string }>('untouched-texts.jsonl');

test.each(redacted)('$text', (row) => {
  expect(redactPersonalData(row.text)).toBe(row.redacted);
});

test.each(untouched)('untouched: $text', ({ text }) => {
  expect(redactPersonalData(text)).toBe(text);
});

describe('a second time', () => {
  test.each(redacted)('changes nothing: $redacted', (row) => {
    expect(redactPersonalData(row.redacted)).toBe(row.redacted);
  });

  test('changes nothing in any mixture', () => {
    const parts = fc.constantFrom(
      ...redacted.map(({ text }) => text),
      ...untouched.map(({ text }) => text),
      ' ',
      '-',
      '@',
      '5',
      '.',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (texts) => {
        const once = redactPersonalData(texts.join(' '));
        expect(redactPersonalData(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

test('the check digit of card numbers', () => {
  expect(passesLuhn('4111111111111111')).toBe(true);
  expect(passesLuhn('4111111111111112')).toBe(false);
  expect(passesLuhn('42')).toBe(false);
});
