import { MODALITIES, type Modality } from './lesson.ts';

export const MIN_QUERY_CHARACTERS = 3;
export const MAX_QUERY_CHARACTERS = 1_000;
export const MAX_INTERESTS = 10;
export const MAX_INTEREST_CHARACTERS = 60;

/** A student's question, checked and cleaned. */
export interface Question {
  readonly query: string;
  /** 1 to 12. */
  readonly grade: number;
  readonly interests: readonly string[];
  /** Always contains `text`. */
  readonly modalities: readonly Modality[];
  /** BCP 47 tag. */
  readonly language: string;
}

export interface QuestionProblem {
  readonly field: 'query' | 'grade' | 'interests' | 'modalities' | 'language';
  /** What is wrong and what to send instead. */
  readonly message: string;
}

export type CheckedQuestion =
  | { readonly kind: 'valid'; readonly question: Question }
  | { readonly kind: 'invalid'; readonly problems: readonly QuestionProblem[] };

// Control, zero-width and bidirectional characters: invisible to a reader, so they must not steer a model either. Half
// surrogate pairs are no characters at all: no database stores them.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;

// Words of printable ASCII with one space between them: most questions are written so, and nothing of it changes.
const NORMAL_ALREADY = /^[!-~]+(?: [!-~]+)*$/;

/** Unicode-normalised text on one line, without invisible characters. */
export function normaliseText(text: string): string {
  if (NORMAL_ALREADY.test(text)) return text;
  // Invisible characters go first: between a letter and its accent one would keep them from being joined.
  const visible = text.replace(/\s+/gu, ' ').replace(INVISIBLE, '');
  return visible.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Checks what a student sent. Reports every problem at once. */
export function checkQuestion(raw: {
  query: string;
  grade: number;
  interests?: readonly string[] | undefined;
  modalities?: readonly string[] | undefined;
  language?: string | undefined;
}): CheckedQuestion {
  const problems: QuestionProblem[] = [];
  const query = normaliseText(raw.query);
  const length = [...query].length;
  if (length === 0) {
    problems.push({ field: 'query', message: 'The question is empty. Write what you would like to understand.' });
  } else if (length < MIN_QUERY_CHARACTERS || !/\p{L}/u.test(query)) {
    problems.push({
      field: 'query',
      message: `The question is too short to understand. Write at least ${MIN_QUERY_CHARACTERS} characters, with words.`,
    });
  } else if (length > MAX_QUERY_CHARACTERS) {
    problems.push({
      field: 'query',
      message: `The question has ${length} characters. Shorten it to at most ${MAX_QUERY_CHARACTERS}.`,
    });
  }
  if (!Number.isInteger(raw.grade) || raw.grade < 1 || raw.grade > 12) {
    problems.push({ field: 'grade', message: 'The grade must be a whole number from 1 to 12.' });
  }
  const interests = (raw.interests ?? []).map(normaliseText).filter((interest) => interest !== '');
  if (interests.length > MAX_INTERESTS) {
    problems.push({ field: 'interests', message: `Name at most ${MAX_INTERESTS} interests.` });
  }
  if (interests.some((interest) => [...interest].length > MAX_INTEREST_CHARACTERS)) {
    problems.push({ field: 'interests', message: `Keep each interest to ${MAX_INTEREST_CHARACTERS} characters.` });
  }
  const asked = raw.modalities ?? ['text'];
  const unknown = asked.filter((word) => !(MODALITIES as readonly string[]).includes(word));
  if (unknown.length > 0) {
    problems.push({ field: 'modalities', message: `Choose modalities from ${MODALITIES.join(', ')}.` });
  }
  const language = raw.language ?? 'en';
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) {
    problems.push({ field: 'language', message: 'The language must be a tag such as "en" or "en-US".' });
  }
  if (problems.length > 0) return { kind: 'invalid', problems };
  const modalities = MODALITIES.filter((modality) => modality === 'text' || asked.includes(modality));
  return { kind: 'valid', question: { query, grade: raw.grade, interests, modalities, language } };
}

/** Whether two submissions ask the same, for idempotency keys. */
export function sameQuestion(one: Question, other: Question): boolean {
  const text = ({ query, grade, interests, modalities, language }: Question) =>
    JSON.stringify([query, grade, interests, modalities, language]);
  return text(one) === text(other);
}
