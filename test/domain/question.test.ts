import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkQuestion,
  MAX_INTEREST_CHARACTERS,
  MAX_INTERESTS,
  MAX_QUERY_CHARACTERS,
  normaliseText,
  type QuestionProblem,
  sameQuestion,
} from '../../src/domain/question.ts';

const GOOD = { query: 'Why is the sky blue?', grade: 9 };

function problems(raw: Partial<Parameters<typeof checkQuestion>[0]>): readonly QuestionProblem['field'][] {
  const checked = checkQuestion({ ...GOOD, ...raw });
  return checked.kind === 'valid' ? [] : checked.problems.map(({ field }) => field);
}

function question(raw: Partial<Parameters<typeof checkQuestion>[0]> = {}) {
  const checked = checkQuestion({ ...GOOD, ...raw });
  if (checked.kind === 'invalid') throw new Error(JSON.stringify(checked.problems));
  return checked.question;
}

describe('normaliseText', () => {
  test.each([
    ['  spaces \t and\r\nlines  ', 'spaces and lines'],
    ['no\u00a0break\u3000space', 'no break space'],
    ['zero\u200bwidth\u200d\ufeff', 'zerowidth'],
    ['\u202egnp.exe\u202c and \u2066more\u2069', 'gnp.exe and more'],
    ['bell\u0007 nul\u0000', 'bell nul'],
    ['a \u200b b', 'a b'],
    ['ﬁre ①', 'fire 1'],
    ['cafe\u0301', 'café'],
    ['cafe\u200b\u0301', 'café'],
    ['half \ud800 pair', 'half pair'],
    ['why 🌈?', 'why 🌈?'],
    ['', ''],
    [' \u200b\n ', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected);
  });

  test('has nothing left to normalise, on one line, without invisible characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = normaliseText(text);
        expect(normaliseText(clean)).toBe(clean);
        expect(clean).toBe(clean.normalize('NFKC'));
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|^\s|\s$|\s\s/u);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a query', () => {
  test.each([
    ['', 'empty'],
    ['   \n ', 'empty'],
    ['\u200b\u202e', 'empty'],
    ['hi', 'too short'],
    ['12345 ???', 'too short'],
    ['🤔🤔🤔🤔', 'too short'],
    ['x'.repeat(MAX_QUERY_CHARACTERS + 1), '1001 characters'],
  ])('%# is refused with what to do', (query, words) => {
    const checked = checkQuestion({ ...GOOD, query });
    if (checked.kind === 'valid') throw new Error('valid');
    expect(checked.problems).toHaveLength(1);
    expect(checked.problems[0]).toMatchObject({ field: 'query', message: expect.stringContaining(words) });
    expect(checked.problems[0]?.message).toMatch(/Write|Shorten/);
  });

  test('of a thousand characters fits, counted as a reader counts', () => {
    expect(problems({ query: 'x'.repeat(MAX_QUERY_CHARACTERS) })).toEqual([]);
    // An emoji is two UTF-16 units but one character.
    expect(problems({ query: `x${'🌈'.repeat(MAX_QUERY_CHARACTERS - 1)}` })).toEqual([]);
    expect(problems({ query: `x${'🌈'.repeat(MAX_QUERY_CHARACTERS)}` })).toEqual(['query']);
  });

  test.each(['DNA', 'Why?', '為什麼天空是藍的', 'لماذا السماء زرقاء'])('%s is a question', (query) => {
    expect(question({ query }).query).toBe(query);
  });

  test('is stored clean', () => {
    expect(question({ query: ' Why\u200b  is\nit ﬁne? ' }).query).toBe('Why is it fine?');
  });
});

describe('a grade', () => {
  test.each([1, 12])('%d is taught', (grade) => expect(question({ grade }).grade).toBe(grade));
  test.each([0, 13, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (grade) => {
    expect(problems({ grade })).toEqual(['grade']);
  });
});

describe('interests', () => {
  test('are clean, in order, without empty ones', () => {
    expect(question({ interests: [' hip  hop ', '', '\u200b', 'soccer'] }).interests).toEqual(['hip hop', 'soccer']);
  });

  test.each([
    [Array.from({ length: MAX_INTERESTS }, (_, index) => `interest ${index}`), []],
    [Array.from({ length: MAX_INTERESTS + 1 }, (_, index) => `interest ${index}`), ['interests']],
    [['x'.repeat(MAX_INTEREST_CHARACTERS)], []],
    [['x'.repeat(MAX_INTEREST_CHARACTERS + 1)], ['interests']],
  ])('have limits: %#', (interests, expected) => {
    expect(problems({ interests })).toEqual(expected);
  });

  test('can be left out', () => expect(question().interests).toEqual([]));
});

describe('modalities', () => {
  test.each([
    [undefined, ['text']],
    [[], ['text']],
    [['video'], ['text', 'video']],
    [
      ['video', 'text', 'video', 'audio'],
      ['text', 'audio', 'video'],
    ],
  ])('%j becomes %j', (modalities, expected) => {
    expect(question({ modalities }).modalities).toEqual(expected);
  });

  test('of an unknown kind are refused', () =>
    expect(problems({ modalities: ['text', 'smell'] })).toEqual(['modalities']));
});

describe('a language', () => {
  test.each([undefined, 'en', 'en-US', 'zh-Hant-TW'])('%s is a tag', (language) => {
    expect(question({ language }).language).toBe(language ?? 'en');
  });
  test.each(['', 'English', 'e', 'en_US', 'en|de', 'en-'])('%j is none', (language) => {
    expect(problems({ language })).toEqual(['language']);
  });
});

test('every problem is reported at once', () => {
  const all = { query: '', grade: 0, interests: ['x'.repeat(61)], modalities: ['smell'], language: '?' };
  expect(problems(all)).toEqual(['query', 'grade', 'interests', 'modalities', 'language']);
});

describe('two submissions ask the same', () => {
  const one = question({ interests: ['soccer'], modalities: ['audio'], language: 'en' });

  test('when they differ in nothing a reader sees', () => {
    const other = question({
      query: ' Why  is the\u200b sky blue?',
      interests: ['soccer '],
      modalities: ['audio', 'text'],
    });
    expect(sameQuestion(one, other)).toBe(true);
  });

  test.each([
    { query: 'Why is the sea blue?' },
    { grade: 10 },
    { interests: ['cooking'] },
    { modalities: ['text'] as const },
    { language: 'de' },
  ])('but not when they differ in %j', (difference) => {
    expect(sameQuestion(one, { ...one, ...difference })).toBe(false);
  });
});
