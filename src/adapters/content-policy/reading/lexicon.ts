import { isOneSlipAway } from './one-slip-away.ts';

// Shorter words are one slip away from ordinary ones: "moles" is no "molest".
const SHORTEST_WORD_WITH_SLIPS = 7;
const SHORTEST_AVERAGE = 3;
const LETTER_WORDS: ReadonlySet<string> = new Set(['a', 'i', 'u']);

/**
 * The words that the rules know. A disguised word counts as undisguised only when that gives a word of this list, so
 * that formulas, names and ordinary words stay as they are.
 */
export class Lexicon {
  readonly #words: ReadonlySet<string>;
  readonly #ordinary: ReadonlySet<string>;
  readonly #longest: number;
  readonly #byShape = new Map<string, string[]>();
  readonly #bySqueezed = new Map<string, string>();

  constructor(words: Iterable<string>, ordinaryWords: Iterable<string> = []) {
    this.#words = new Set(words);
    this.#ordinary = new Set(ordinaryWords);
    this.#longest = Math.max(0, ...[...this.#words].map((word) => word.length));
    for (const word of this.#words) {
      const shape = shapeOf(word, word.length);
      this.#byShape.set(shape, [...(this.#byShape.get(shape) ?? []), word]);
      this.#bySqueezed.set(squeeze(word), word);
    }
  }

  /** Whether the rules know the word as written. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The word that was stretched: "killlll" is "kill". Only for three equal letters in a row, which English has not. */
  unstretched(word: string): string | undefined {
    return /(.)\1\1/u.test(word) ? this.#bySqueezed.get(squeeze(word)) : undefined;
  }

  /** The long word that was typed with one letter missing, doubled or swapped. Substitutions make other real words. */
  corrected(word: string): string | undefined {
    if (word.length + 1 < SHORTEST_WORD_WITH_SLIPS || this.#ordinary.has(word)) return undefined;
    for (const length of [word.length, word.length + 1, word.length - 1]) {
      if (length < SHORTEST_WORD_WITH_SLIPS) continue;
      const meant = this.#byShape.get(shapeOf(word, length))?.find((known) => isOneSlipAway(word, known));
      if (meant !== undefined) return meant;
    }
    return undefined;
  }

  /** The word some of whose letters were starred out: "k*ll" is "kill". */
  unstarred(word: string): string | undefined {
    if (word.replaceAll('*', '').length < 2) return undefined;
    const fits = (known: string) => [...word].every((letter, at) => letter === '*' || letter === known[at]);
    return this.#byShape.get(shapeOf(word, word.length))?.find(fits);
  }

  /** The known words that were written without spaces between them, or undefined when letters are left over. */
  split(glued: string): readonly string[] | undefined {
    const upTo: (readonly string[] | undefined)[] = [[]];
    for (let end = 1; end <= glued.length; end += 1) {
      for (let start = Math.max(0, end - this.#longest); start < end; start += 1) {
        const before = upTo[start];
        if (before === undefined || before.length + 1 >= (upTo[end]?.length ?? Number.POSITIVE_INFINITY)) continue;
        const word = glued.slice(start, end);
        if (this.#words.has(word) && (word.length > 1 || LETTER_WORDS.has(word))) upTo[end] = [...before, word];
      }
    }
    const words = upTo[glued.length];
    // Many short words put together make any text; what somebody glued together has longer ones in it.
    return words !== undefined && glued.length >= words.length * SHORTEST_AVERAGE ? words : undefined;
  }
}

/** What words that can be mistaken for each other share: slips and stars spare the first letter. */
function shapeOf(word: string, length: number): string {
  return word.charAt(0) + length;
}

function squeeze(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}
