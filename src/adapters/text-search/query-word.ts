/** A word of a question that can say something about its topic. */
export interface QueryWord {
  /** As it is spelled in the dictionary, where a misspelling could be corrected. */
  readonly word: string;
  readonly stem: string;
  /** 0 to 1: how much it is to count. */
  readonly weight: number;
}

/** Each stem with its largest weight: repeating a word does not make it weigh more. */
export function stemWeights(words: readonly QueryWord[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { stem, weight } of words) weights.set(stem, Math.max(weights.get(stem) ?? 0, weight));
  return weights;
}
