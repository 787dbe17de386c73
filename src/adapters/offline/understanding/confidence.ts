import type { PhraseKind } from '../../text-search/mentions.ts';
import type { QueryWord } from '../../text-search/query-word.ts';
import type { TopicCandidate, TopicSearch } from '../../text-search/topic-search.ts';

/** What speaks for the first candidate and against it, as numbers that compare across questions. */
export interface Evidence {
  /** 0 to 1: how likely the first candidate is, against the other topics that were found. */
  readonly share: number;
  /** 0 to 1: the share of the question that the candidate's text has. */
  readonly coverage: number;
  /** 0 to 1: the share of the question that is the topic's name, a synonym, or (counting less) a phrase that goes with it. */
  readonly named: number;
  /** 0 to 1: how many words the coverage rests on; one shared word may be chance. */
  readonly amount: number;
  /** -4 to 4: log odds that the way of speaking is that of a question about science. */
  readonly science: number;
  /** 0 to 1: the share of the question that belongs to a subject without lessons. */
  readonly uncovered: number;
}

// Logistic regression over everyday wordings held out of the index, examples of uncovered subjects and non-academic
// requests held out of the classifier, and the development questions; docs/understanding.md has the reliability.
const WEIGHTS = { share: 5, named: 4.3, amount: 3, science: 0.33, uncovered: -4.5 } as const;
const BIAS = -6.7;

// How far a phrase of each kind names the topic.
const NAMING: Readonly<Record<PhraseKind, number>> = {
  name: 1,
  synonym: 1,
  name_part: 0.7,
  keyword: 0.4,
  situation: 0.4,
};

const ENOUGH_WORDS = 3;
const MOST_LOG_ODDS = 4;

/**
 * The evidence of the search for the first of the candidates, which come best first. Where a definition is asked for, the
 * few words of the question are the term itself, and finding all of them is no chance.
 */
export function searchEvidence(
  candidates: readonly TopicCandidate[],
  words: readonly QueryWord[],
  search: TopicSearch,
  isDefinition: boolean,
): Pick<Evidence, 'share' | 'coverage' | 'named' | 'amount'> {
  const [first] = candidates;
  const telling = (some: readonly QueryWord[]) =>
    some.reduce((sum, { stem, weight }) => sum + weight * search.rarity(stem), 0);
  const all = telling(words);
  if (first === undefined || all === 0) return { share: 0, coverage: 0, named: 0, amount: 0 };
  const mentioned = new Set(first.mention?.stems ?? []);
  const named = telling(words.filter(({ stem }) => mentioned.has(stem))) / all;
  const found = words.filter(({ stem, weight }) => weight === 1 && search.hasTerm(first.topic.id, stem));
  return {
    share: first.score,
    coverage: first.coverage,
    named: first.mention === null ? 0 : Math.min(1, named) * NAMING[first.mention.kind],
    amount: isDefinition && first.coverage === 1 ? 1 : Math.min(1, found.length / ENOUGH_WORDS),
  };
}

/** The log odds of a probability, cut off where more certainty would say no more. */
export function logOdds(probability: number): number {
  const tiny = 1e-6;
  const odds = Math.log((probability + tiny) / (1 - probability + tiny));
  return Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, odds));
}

/** The calibrated probability (0 to 1) that the first candidate is what was meant. */
export function confidenceOf(evidence: Evidence): number {
  const logit = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, key) => sum + WEIGHTS[key] * evidence[key],
    BIAS,
  );
  return 1 / (1 + Math.exp(-logit));
}
