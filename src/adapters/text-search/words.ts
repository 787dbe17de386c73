import { notation } from './notation.ts';

/**
 * The words of a text in order: lower case, accents folded, possessives and apostrophes gone, mathematical notation read
 * out. The same function reads catalogue and questions, so that both meet in the same words.
 */
export function wordsOf(text: string): string[] {
  return withoutAccents(readOut(text))
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replace(/'s\b/gu, '')
    .replace(/'/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^\d+$/u.test(word));
}

// Most texts are plain letters, and this is done for every word of the catalogue at the start.
const PLAIN = /^[A-Za-z\s'.,;?!-]*$/u;

function withoutAccents(text: string): string {
  return PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
}

function readOut(text: string): string {
  if (PLAIN.test(text)) return text;
  return notation().reduce((read, { pattern, words }) => (pattern.test(text) ? `${read} ${words}` : read), text);
}
