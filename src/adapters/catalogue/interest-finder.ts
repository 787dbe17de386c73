import MiniSearch from 'minisearch';
import { z } from 'zod';
import type { Interest } from '../../domain/topic.ts';
import { stemOf } from '../text-search/stems.ts';
import { readShippedData } from '../text-search/shipped-data.ts';
import { isStopWord } from '../text-search/terms.ts';
import { wordsOf } from '../text-search/words.ts';
import type { InterestEntry } from './interest-schema.ts';


const { liking, asking } = readShippedData(
  'catalogue/interest-frames.json',
  z.strictObject({ liking: z.array(z.string()), asking: z.array(z.string()) }),
);
// What people put around the thing that they like: "I really love watching …".
const likingStems = new Set(liking.map(stemOf));
const askingWords = new Set(asking);

// Shorter words are too easily other words.
const MIN_MISSPELLED_LENGTH = 6;

interface Wording {
  readonly stems: readonly string[];
  readonly interest: Interest;
  readonly onlyAlone: boolean;
}

/** Maps free text to an interest: "I love shooting hoops" is basketball. */
export class InterestFinder {
  readonly #byFirstStem = new Map<string, Wording[]>();
  readonly #misspelled: MiniSearch;
  readonly #interests: ReadonlyMap<string, Interest>;

  constructor(entries: readonly InterestEntry[]) {
    this.#interests = new Map(entries.map(({ id, name, family }) => [id, { id, name, family }]));
    for (const entry of entries) {
      for (const word of [entry.name, ...entry.aliases]) this.#add(entry, word, false);
      for (const word of entry.alone) this.#add(entry, word, true);
    }
    this.#misspelled = new MiniSearch({ fields: ['words'], tokenize: wordsOf, processTerm: (word) => word });
    this.#misspelled.addAll(entries.map(({ id, name, aliases }) => ({ id, words: [name, ...aliases].join(' ') })));
  }

  /** The interest that a text names; the longest wording wins, then the first. Null where it names none. */
  find(text: string): Interest | null {
    const spoken = wordsOf(text);
    const isQuestion = spoken.some((word) => askingWords.has(word));
    const stems = spoken.map(stemOf);
    const words = spoken.filter((word) => !isStopWord(word) && !likingStems.has(stemOf(word)));
    const found = stems
      .flatMap((stem, start) => (this.#byFirstStem.get(stem) ?? []).map((wording) => ({ wording, start })))
      .filter(({ wording, start }) => wording.stems.every((stem, offset) => stems[start + offset] === stem))
      .filter(({ wording }) => !wording.onlyAlone || (!isQuestion && wording.stems.length >= words.length))
      .sort((one, other) => other.wording.stems.length - one.wording.stems.length || one.start - other.start);
    return found[0]?.wording.interest ?? (!isQuestion && words.length <= 2 ? this.#nearly(words) : null);
  }

  // Only for a text that is hardly more than the interest: in a whole question a near miss is mostly another word.
  #nearly(words: readonly string[]): Interest | null {
    if (!words.some((word) => word.length >= MIN_MISSPELLED_LENGTH)) return null;
    const fuzzy = (word: string) => (word.length >= MIN_MISSPELLED_LENGTH ? 0.2 : false);
    const [best] = this.#misspelled.search(words.join(' '), { fuzzy, combineWith: 'AND' });
    return best === undefined ? null : (this.#interests.get(best.id as string) ?? null);
  }

  #add({ id }: InterestEntry, text: string, onlyAlone: boolean): void {
    const stems = wordsOf(text).map(stemOf);
    const first = stems[0];
    const interest = this.#interests.get(id);
    if (first === undefined || interest === undefined) return;
    this.#byFirstStem.set(first, [...(this.#byFirstStem.get(first) ?? []), { stems, interest, onlyAlone }]);
  }
}
