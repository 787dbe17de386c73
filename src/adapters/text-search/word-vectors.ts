import { readShippedBytes, readShippedText } from './shipped-data.ts';

/** How many numbers stand for a meaning. */
export const DIMENSIONS = 100;

// How quickly common words lose weight ("a" of smooth inverse frequency), and how often a word of a rank is said.
const SMOOTHING = 3e-3;
const frequencyOf = (rank: number) => 0.1 / (rank + 5);

/**
 * What words mean, as vectors: words that are used alike have vectors that point the same way. Where the data comes from
 * is told in docs/decisions/2026-11-24-word-vectors.md.
 */
export class WordVectors {
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #components: Int8Array;

  /** `words` are ordered from common to rare; `components` has a row of `DIMENSIONS` for each of them. */
  constructor(words: readonly string[], components: Int8Array) {
    if (components.length !== words.length * DIMENSIONS) {
      throw new Error(`there are ${words.length} words for ${components.length / DIMENSIONS} word vectors`);
    }
    this.#ranks = new Map(words.map((word, rank) => [word, rank]));
    this.#components = components;
  }

  /** Whether the word is in use, so that it is spelled as it was meant. */
  knows(word: string): boolean {
    return this.#ranks.has(word);
  }

  /**
   * Writes the mean of the words' vectors, in which rare words count more, over the zeros of `mean`. False where none of
   * the words is known.
   */
  writeMean(words: readonly string[], mean: Float32Array): boolean {
    const ranks = words.map((word) => this.#ranks.get(word)).filter((rank) => rank !== undefined);
    let total = 0;
    for (const rank of ranks) {
      const weight = SMOOTHING / (SMOOTHING + frequencyOf(rank));
      const start = rank * DIMENSIONS;
      total += weight;
      for (let at = 0; at < DIMENSIONS; at += 1) {
        mean[at] = (mean[at] ?? 0) + weight * (this.#components[start + at] ?? 0);
      }
    }
    if (total === 0) return false;
    for (let at = 0; at < DIMENSIONS; at += 1) mean[at] = (mean[at] ?? 0) / total;
    return true;
  }
}

let shipped: WordVectors | undefined;

/** The vectors that ship with the program, read once. */
export function shippedWordVectors(): WordVectors {
  shipped ??= new WordVectors(
    readShippedText('text-search/data/word-vectors.txt').trimEnd().split('\n'),
    readShippedBytes('text-search/data/word-vectors.bin'),
  );
  return shipped;
}
