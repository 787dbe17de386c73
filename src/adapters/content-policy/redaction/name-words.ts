import { z } from 'zod';
import { readShippedData } from '../../text-search/shipped-data.ts';

const words = z.array(z.string().min(1)).transform((lines) => new Set(lines.flatMap((line) => line.split(' '))));

const { firstNames, notNames, knownNames } = readShippedData(
  'content-policy/data/name-words.json',
  z.strictObject({
    /** First names that are no ordinary words, so that they need no capital. */
    firstNames: words,
    /** Words that follow "I'm" or "my friend" without being a name, whatever their capitals. */
    notNames: words,
    /** Scientists, planets and moons: science, as long as nothing else makes a name of them. */
    knownNames: words,
  }),
);

// "Learning", "Confused", "Mexican", "Japanese": what one is or does.
const PROPERTY = /(?:ing|ed|ous|ful|less|ican|ian|ese|ish)$/u;

/** Whether a word is a first name, however it is written. */
export function isFirstName(word: string): boolean {
  return firstNames.has(plain(word));
}

/** Whether a word may be somebody's name: a first name, or a capitalised word that is no ordinary one. */
export function mayBeName(word: string): boolean {
  const lower = plain(word);
  return firstNames.has(lower) || (/^\p{Lu}/u.test(word) && isNoOrdinaryWord(word));
}

/** Whether a word is not known as an ordinary one, which it may be without a capital, too. */
export function isNoOrdinaryWord(word: string): boolean {
  const lower = plain(word);
  return !notNames.has(lower) && !PROPERTY.test(lower);
}

/** Whether a word is known to be an ordinary one, which no name is. */
export function isOrdinaryWord(word: string): boolean {
  return notNames.has(plain(word));
}

/** Whether a word is the name of a scientist, a planet or a moon. */
export function isKnownName(word: string): boolean {
  return knownNames.has(plain(word));
}

function plain(word: string): string {
  return word.toLowerCase().replace(/['’]s$/u, '');
}
