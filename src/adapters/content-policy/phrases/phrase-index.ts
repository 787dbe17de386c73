import { matchPhrase } from './match-phrase.ts';
import type { Phrase } from './phrase.ts';

/** Where a phrase matched: words `start` to `end` (exclusive). */
export interface PhraseMatch<Owner> {
  readonly owner: Owner;
  readonly start: number;
  readonly end: number;
}

/** Phrases by the words they start with, so that a text is compared with the few that can match at each of its words. */
export class PhraseIndex<Owner> {
  readonly #byFirstWord = new Map<string, { readonly phrase: Phrase; readonly owner: Owner }[]>();

  /** Adds a phrase on behalf of its owner. */
  add(phrase: Phrase, owner: Owner): void {
    for (const word of phrase.firstWords) {
      const entries = this.#byFirstWord.get(word);
      if (entries === undefined) this.#byFirstWord.set(word, [{ phrase, owner }]);
      else entries.push({ phrase, owner });
    }
  }

  /** Every match that starts in words `from` to `to` (exclusive). */
  matches(words: readonly string[], from = 0, to = words.length): readonly PhraseMatch<Owner>[] {
    const found: PhraseMatch<Owner>[] = [];
    for (let start = from; start < to; start += 1) {
      const entries = this.#byFirstWord.get(words[start] ?? '');
      if (entries === undefined) continue;
      for (const { phrase, owner } of entries) {
        const end = matchPhrase(phrase.start, words, start);
        if (end !== null) found.push({ owner, start, end });
      }
    }
    return found;
  }
}
