import type { Lookalikes } from '../policy-data.ts';

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
  '+': 't',
};

const PLAIN = /^[a-z]*$/;

/** Takes the disguise off single characters: letters of other scripts, and digits or signs that stand for letters. */
export class Disguise {
  readonly #latinFor = new Map<string, string>();

  constructor(lookalikes: Lookalikes) {
    for (const [latin, others] of Object.entries(lookalikes)) {
      for (const other of others) this.#latinFor.set(other, latin);
    }
  }

  /** The word in Latin letters, as far as its characters look like Latin ones. */
  latin(word: string): string {
    if (PLAIN.test(word)) return word;
    return [...word].map((character) => this.#latinFor.get(character) ?? character).join('');
  }

  /** What a word with letters of other scripts, digits and signs in it can say: "1" is an i or an l. */
  readings(word: string): ReadonlySet<string> {
    if (PLAIN.test(word)) return new Set([word]);
    const latin = this.latin(word);
    const read = (text: string) => [...text].map((character) => LEET[character] ?? character).join('');
    return new Set([latin, read(latin), read(latin.replaceAll('1', 'l'))]);
  }
}
