import { notation } from './notation.ts';

/**
 * The words of a text in order: lower case, accents folded, possessives and apostrophes gone, mathematical notation read
 * out. The same function reads catalogue and questions, so that both meet in the same words.
 */
export function wordsOf(text: string): string[] {
  return readOut(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replace(/'s\b/gu, '')
    .replace(/'/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^\d+$/u.test(word));
}

function readOut(text: string): string {
  return notation().reduce((read, { pattern, words }) => (pattern.test(text) ? `${read} ${words}` : read), text);
}
