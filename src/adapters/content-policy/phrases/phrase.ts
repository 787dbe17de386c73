/** Groups of words that can stand at one place, by their first word; each group without that first word. */
export type WordChoice = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * A state of matching: what may come next, and what follows it. The states of a phrase never lead back to an earlier
 * one, so that the work of matching is limited by the phrase and not by the text.
 */
export type PhraseState =
  | { readonly kind: 'end' }
  | { readonly kind: 'words'; readonly choice: WordChoice; readonly next: PhraseState }
  | { readonly kind: 'gap'; readonly most: number; readonly next: PhraseState }
  | { readonly kind: 'either'; readonly branches: readonly PhraseState[] };

/** A pattern over words, as its author wrote it and as it is matched. */
export interface Phrase {
  readonly source: string;
  readonly start: PhraseState;
  /** The words that a match can start with; a phrase never starts with a gap. */
  readonly firstWords: ReadonlySet<string>;
  /** Every word that the phrase can match. */
  readonly words: ReadonlySet<string>;
}

/** The mark between two sentences in a list of words. No phrase reaches across it. */
export const SENTENCE_END = '.';
