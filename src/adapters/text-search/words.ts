import { notation } from './notation.ts';

/**
 * The words of a text in order: lower case, accents folded, possessives and apostrophes gone, mathematical notation read
 * out. The same function reads catalogue and questions, so that both meet in the same words.
 */
export function wordsOf(text: string): string[] {
  const isPlain = PLAIN.test(text);
  const lower = isPlain
    ? text.toLowerCase()
    : withoutAccents(readOut(text))
        .toLowerCase()
        .replace(/[’‘`´]/gu, "'");
  const whole = lower.includes("'") ? lower.replace(/'s\b/gu, '').replaceAll("'", '') : lower;
  return isPlain
    ? (whole.match(PLAIN_WORDS) ?? [])
    : whole.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/^\d+$/u.test(word));
}

// Most texts are plain letters, and this is done for every text of the catalogue at the start.
const PLAIN = /^[A-Za-z\s'.,;?!-]*$/u;
const PLAIN_WORDS = /[a-z]+/g;

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

function readOut(text: string): string {
  return notation().reduce((read, { pattern, words }) => (pattern.test(text) ? `${read} ${words}` : read), text);
}
