import { z } from 'zod';
import type { Interest } from '../../domain/topic.ts';
import { readShippedData } from '../text-search/shipped-data.ts';
import { Spelling } from '../text-search/spelling.ts';
import { stemOf } from '../text-search/stems.ts';
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

const MAX_MISSPELLED_WORDS = 2;

interface Wording {
  readonly forms: readonly string[];
  readonly interest: Interest;
  readonly onlyAlone: boolean;
}

/** Maps free text to an interest: "I love shooting hoops" is basketball. */
export class InterestFinder {
  readonly #byFirstForm = new Map<string, Wording[]>();
  readonly #spelling: Spelling;

  constructor(entries: readonly InterestEntry[]) {
    for (const { id, name, family, aliases, alone } of entries) {
      const interest = { id, name, family };
      for (const word of [name, ...aliases]) this.#add(interest, word, false);
      for (const word of alone) this.#add(interest, word, true);
    }
    this.#spelling = new Spelling(entries.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(wordsOf)));
  }

  /** The interest that a text names; the longest wording wins, then the first. Null where it names none. */
  find(text: string): Interest | null {
    const spoken = wordsOf(text);
    const isQuestion = spoken.some((word) => askingWords.has(word));
    const telling = spoken.filter((word) => !isStopWord(word) && !likingStems.has(stemOf(word)));
    const found = this.#wordingsIn(spoken)
      .filter(({ wording }) => !wording.onlyAlone || (!isQuestion && wording.forms.length >= telling.length))
      .sort(
        (one, other) =>
          other.wording.forms.length - one.wording.forms.length ||
          Number(one.wording.onlyAlone) - Number(other.wording.onlyAlone) ||
          one.start - other.start,
      );
    return found[0]?.wording.interest ?? (isQuestion ? null : this.#misspelled(telling));
  }

  #wordingsIn(words: readonly string[]): readonly { readonly wording: Wording; readonly start: number }[] {
    const forms = words.map(singular);
    return forms
      .flatMap((form, start) => (this.#byFirstForm.get(form) ?? []).map((wording) => ({ wording, start })))
      .filter(({ wording, start }) => wording.forms.every((form, offset) => forms[start + offset] === form));
  }

  // Only for a text that is nothing but the interest: in a whole question a near miss is mostly another word.
  #misspelled(words: readonly string[]): Interest | null {
    if (words.length > MAX_MISSPELLED_WORDS) return null;
    const corrected = this.#wordingsIn(words.map((word) => this.#spelling.correct(word)));
    return corrected.find(({ wording }) => wording.forms.length === words.length)?.wording.interest ?? null;
  }

  #add(interest: Interest, text: string, onlyAlone: boolean): void {
    const forms = wordsOf(text).map(singular);
    const first = forms[0];
    if (first === undefined) return;
    this.#byFirstForm.set(first, [...(this.#byFirstForm.get(first) ?? []), { forms, interest, onlyAlone }]);
  }
}

// Hobbies are named by nouns: "guitars" is "guitar", but to "run" out of water is not "running".
function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
