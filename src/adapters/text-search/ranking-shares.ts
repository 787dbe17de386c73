import type { Likeness } from './meaning-index.ts';

/** What the search knows about a topic that it found. */
export interface FoundTopic {
  /** Full-text relevance and phrase bonuses: larger is better. */
  readonly lexical: number;
  /** The part of it that phrases found word for word have given. */
  readonly phrases: number;
  /** 0 to 1: the share of the question's words that the topic has. */
  readonly covered: number;
  readonly likeness: Likeness | null;
}

// Multinomial logistic regression over everyday wordings held out of the index and the development questions: see
// docs/understanding.md.
const WEIGHTS = { lexical: 4.6, phrases: 2, covered: 3, nearest: 5.8, around: 5 } as const;

/** How likely each of the found topics is, against the others: 0 to 1, adding up to 1. */
export function rankingShares(found: readonly FoundTopic[]): readonly number[] {
  const best = Math.max(...found.map(({ lexical }) => lexical));
  const logits = found.map(
    ({ lexical, phrases, covered, likeness }) =>
      WEIGHTS.lexical * Math.sqrt(lexical / best) +
      WEIGHTS.phrases * (phrases / best) +
      WEIGHTS.covered * covered +
      WEIGHTS.nearest * (likeness?.nearest ?? 0) +
      WEIGHTS.around * (likeness?.around ?? 0),
  );
  const highest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - highest));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}
