import type { Phrase } from '../phrases/phrase.ts';
import { PhraseIndex } from '../phrases/phrase-index.ts';
import type { ScreenedText } from '../policy-data.ts';
import type { ScreenedCategory } from '../screened-category.ts';

/** A rule ready to be evaluated. A match of one of its phrases counts unless the context says otherwise. */
export interface Rule {
  readonly id: string;
  readonly category: ScreenedCategory;
  readonly screens: readonly ScreenedText[];
  readonly phrases: readonly Phrase[];
  /** Text without white space that counts wherever it stands, such as markup of a chat format. */
  readonly literals: readonly string[];
  /** When given, one of these must be somewhere in the text. */
  readonly needs: ContextPhrases | null;
  /** A match that overlaps one of these does not count: "suicide gene". Another match still does. */
  readonly harmless: ContextPhrases | null;
  /** A match in the same sentence as one of these does not count: the subject is being learnt about. */
  readonly about: ContextPhrases | null;
}

/** Phrases that are looked for around a match. */
export class ContextPhrases {
  readonly #index = new PhraseIndex<null>();
  readonly phrases: readonly Phrase[];

  constructor(phrases: readonly Phrase[]) {
    this.phrases = phrases;
    for (const phrase of phrases) this.#index.add(phrase, null);
  }

  /** Whether one of the phrases starts in words `from` to `to` (exclusive) and ends after `reaching`. */
  isIn(words: readonly string[], from: number, to: number, reaching = from): boolean {
    return this.#index.matches(words, from, to).some(({ end }) => end > reaching);
  }
}
