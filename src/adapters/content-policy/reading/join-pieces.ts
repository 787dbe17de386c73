import type { Disguise } from './disguise.ts';
import type { Lexicon } from './lexicon.ts';

const SHORTEST_JOINED = 6;
const FEWEST_LETTERS = 3;
const MOST_LETTERS = 60;

/** Puts together what was pulled apart: "k i l l" and "sui cide". Words stay apart where that gives no known word. */
export function joinPieces(words: readonly string[], lexicon: Lexicon, disguise: Disguise): readonly string[] {
  return joinPairs(joinLetters(words, lexicon, disguise), lexicon);
}

function joinLetters(words: readonly string[], lexicon: Lexicon, disguise: Disguise): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end < words.length && end - at < MOST_LETTERS && isLetter(words[end])) end += 1;
    if (end === at) {
      joined.push(words[at] ?? '');
      at += 1;
      continue;
    }
    const letters = words.slice(at, end);
    joined.push(...(letters.length >= FEWEST_LETTERS ? spelled(letters, lexicon, disguise) : letters));
    at = end;
  }
  return joined;
}

function isLetter(word: string | undefined): boolean {
  // A letter outside of the basic plane has a length of two.
  return word !== undefined && word.length <= 2 && /^[\p{L}\p{N}]$/u.test(word);
}

function spelled(letters: readonly string[], lexicon: Lexicon, disguise: Disguise): readonly string[] {
  const glued = letters.join('');
  if (!/\p{L}/u.test(glued)) return letters;
  for (const reading of disguise.readings(glued)) {
    const words = lexicon.split(reading);
    if (words !== undefined) return words;
  }
  return letters;
}

function joinPairs(words: readonly string[], lexicon: Lexicon): readonly string[] {
  const joined: string[] = [];
  let unknownBefore = '';
  for (const word of words) {
    const isKnown = lexicon.has(word);
    const whole = isKnown || unknownBefore === '' ? '' : unknownBefore + word;
    if (whole.length >= SHORTEST_JOINED && lexicon.has(whole)) {
      joined[joined.length - 1] = whole;
      unknownBefore = '';
    } else {
      joined.push(word);
      unknownBefore = isKnown ? '' : word;
    }
  }
  return joined;
}
