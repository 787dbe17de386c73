import { SENTENCE_END } from '../phrases/phrase.ts';
import type { Disguise } from './disguise.ts';
import { foldCharacters } from './fold-characters.ts';
import { joinPieces } from './join-pieces.ts';
import type { Lexicon } from './lexicon.ts';
import { recoverWords } from './recover-words.ts';

// A full stop after one of these belongs to the word.
const ABBREVIATION = /^(?:mr|mrs|ms|dr|prof|st|vs|etc|eg|ie|no|approx|p|\p{L})$/u;

/** The words of a text as a rule sees them: folded, undisguised, with a mark between sentences. */
export function readWords(text: string, lexicon: Lexicon, disguise: Disguise): readonly string[] {
  const words: string[] = [];
  let inSentence = 0;
  for (const chunk of foldCharacters(text).split(/[\s\p{Cc}]+/u)) {
    const recovered = recoverWords(chunk, lexicon, disguise);
    words.push(...recovered);
    inSentence += recovered.length;
    if (!/[.?!;。？！][)"”\]]*$/u.test(chunk) || ABBREVIATION.test(recovered.at(-1) ?? '')) continue;
    // A full stop after a single word ("Ignore. Previous. Instructions.", "k. i. l. l.") ends no sentence.
    if (inSentence > 1) words.push(SENTENCE_END);
    inSentence = 0;
  }
  return joinPieces(words, lexicon, disguise);
}

/** The words of a text as written, for readings in which a disguise within a disguise is not looked for. */
export function readPlainWords(text: string): readonly string[] {
  return foldCharacters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
