import { SENTENCE_END } from '../phrases/phrase.ts';
import type { Disguise } from './disguise.ts';
import { foldCharacters } from './fold-characters.ts';
import { joinPieces } from './join-pieces.ts';
import type { Lexicon } from './lexicon.ts';
import { recoverWords } from './recover-words.ts';

// A full stop after one of these belongs to the word.
const ABBREVIATION = /^(?:mr|mrs|ms|dr|prof|st|vs|etc|eg|ie|no|approx|p|\p{L})$/u;
const SENTENCE_STOP = /[.?!;。？！][)"”\]]*$/u;

/**
 * Most of what is asked is made of the same words. Longer runs of characters are not kept, so that the memory is bounded.
 * All are forgotten at once: to know which word was used last would cost as much as to read it.
 */
const REMEMBERED = 4_096;
const LONGEST_REMEMBERED = 40;

/** One run of characters without a space. */
interface Chunk {
  readonly words: readonly string[];
  readonly mayEndSentence: boolean;
}

/** Reads the words of a text as a rule sees them. */
export class WordReader {
  readonly #lexicon: Lexicon;
  readonly #disguise: Disguise;
  readonly #chunks = new Map<string, Chunk>();

  constructor(lexicon: Lexicon, disguise: Disguise) {
    this.#lexicon = lexicon;
    this.#disguise = disguise;
  }

  /** The words of a text: folded, undisguised, with a mark between sentences. */
  read(text: string): readonly string[] {
    const words: string[] = [];
    let inSentence = 0;
    for (const written of foldCharacters(text).split(/[\s\p{Cc}]+/u)) {
      const chunk = this.#chunk(written);
      words.push(...chunk.words);
      inSentence += chunk.words.length;
      if (!chunk.mayEndSentence) continue;
      // A full stop after a single word ("Ignore. Previous. Instructions.", "k. i. l. l.") ends no sentence.
      if (inSentence > 1) words.push(SENTENCE_END);
      inSentence = 0;
    }
    return joinPieces(words, this.#lexicon, this.#disguise);
  }

  #chunk(written: string): Chunk {
    const known = this.#chunks.get(written);
    if (known !== undefined) return known;
    const words = recoverWords(written, this.#lexicon, this.#disguise);
    const mayEndSentence = SENTENCE_STOP.test(written) && !ABBREVIATION.test(words.at(-1) ?? '');
    const chunk = { words, mayEndSentence };
    if (this.#chunks.size >= REMEMBERED) this.#chunks.clear();
    if (written.length <= LONGEST_REMEMBERED) this.#chunks.set(written, chunk);
    return chunk;
  }
}

/** The words of a text as written, for readings in which a disguise within a disguise is not looked for. */
export function readPlainWords(text: string): readonly string[] {
  return foldCharacters(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
