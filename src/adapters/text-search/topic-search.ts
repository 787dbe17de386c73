import type { Topic } from '../../domain/topic.ts';
import type { MeaningIndex } from './meaning-index.ts';
import type { Mention, PhraseBook } from './mentions.ts';
import { phraseBonuses } from './phrase-bonuses.ts';
import { type QueryWord, stemWeights } from './query-word.ts';
import { rankingShares } from './ranking-shares.ts';
import { Spelling } from './spelling.ts';
import { stemOf } from './stems.ts';
import { allStopWords, groupTermsOf, isStopWord } from './terms.ts';
import type { TopicIndex } from './topic-index.ts';
import { topicIndexes } from './topic-indexes.ts';
import { shippedWordVectors } from './word-vectors.ts';
import { wordsOf } from './words.ts';

/** A topic that a question may be about, with the evidence for it. */
export interface TopicCandidate {
  readonly topic: Topic;
  /** 0 to 1: the share of the belief that the question is about one of the found topics; all of them add up to 1. */
  readonly score: number;
  /** 0 to 1: the share of the question's words of full weight that the topic's text has. */
  readonly coverage: number;
  /** The weightiest of its phrases that the question has, word for word; null where it has none. */
  readonly mention: Mention | null;
}

// A topic that shares fewer words with the question than so many others is not what it asks about.
const COMPARED_BY_MEANING = 40;

/** Ranks topics for a question. Built once from the topics; every search is a pure function of its words. */
export class TopicSearch {
  readonly #topics: ReadonlyMap<string, Topic>;
  readonly #index: TopicIndex;
  readonly #phrases: PhraseBook;
  readonly #meaning: () => MeaningIndex;
  readonly #otherWords: Iterable<string>;
  #spelling: Spelling | undefined;

  /** `otherWords` are correct words that no topic has: they are not misspellings of one that a topic has. */
  constructor(topics: readonly Topic[], otherWords: Iterable<string> = []) {
    this.#topics = new Map(topics.map((topic) => [topic.id, topic]));
    const { index, phrases, meaning } = topicIndexes(topics);
    this.#index = index;
    this.#phrases = phrases;
    this.#meaning = meaning;
    this.#otherWords = otherWords;
  }

  /** The telling words of a text, each at full weight, corrected where they are misspelled. */
  read(text: string): QueryWord[] {
    return this.#corrected(text)
      .filter((word) => !isStopWord(word))
      .map((word) => ({ word, stem: stemOf(word), weight: 1 }));
  }

  /**
   * Topics for the words, best first; empty where no topic has any of them. The sentence that they are from tells which
   * of these topics people ask about in such sentences.
   */
  candidates(words: readonly QueryWord[], sentence: string, limit: number): readonly TopicCandidate[] {
    const weights = stemWeights(words);
    const full = words.filter(({ weight }) => weight === 1);
    const telling = full.length > 0 ? stemWeights(full) : weights;
    const bonuses = phraseBonuses(this.#phrases, words, (stem) => this.#index.rarity(stem));
    const found = this.#index
      .relevance(withGroups(weights))
      .flatMap(({ topicId, score }) => {
        const topic = this.#topics.get(topicId);
        const bonus = bonuses.get(topicId);
        const covered = this.#coverage(topicId, weights);
        const phrases = bonus?.score ?? 0;
        const lexical = score * covered + phrases;
        if (topic === undefined || lexical <= 0) return [];
        return [{ topic, covered, lexical, phrases, mention: bonus?.mention ?? null }];
      })
      .sort((one, other) => other.lexical - one.lexical)
      .slice(0, Math.max(limit, COMPARED_BY_MEANING));
    const likeness = this.#meaning().likeness(
      this.#corrected(sentence),
      found.map(({ topic }) => topic.id),
    );
    const shares = rankingShares(found.map((one) => ({ ...one, likeness: likeness.get(one.topic.id) ?? null })));
    return found
      .map(({ topic, mention }, index) => ({
        topic,
        coverage: this.#coverage(topic.id, telling),
        mention,
        score: shares[index] ?? 0,
      }))
      .sort((one, other) => other.score - one.score || (one.topic.id < other.topic.id ? -1 : 1))
      .slice(0, limit);
  }

  /** How much a stem tells topics apart. */
  rarity(stem: string): number {
    return this.#index.rarity(stem);
  }

  /** In how many topics a stem is found; 0 for one that no topic has. */
  frequency(stem: string): number {
    return this.#index.frequency(stem);
  }

  /** Whether a topic's text has the stem. */
  hasTerm(topicId: string, stem: string): boolean {
    return this.#index.has(topicId, stem);
  }

  #corrected(text: string): string[] {
    this.#spelling ??= new Spelling([...this.#index.words(), ...allStopWords(), ...this.#otherWords], (word) =>
      shippedWordVectors().knows(word),
    );
    const spelling = this.#spelling;
    return wordsOf(text).map((word) => spelling.correct(word));
  }

  #coverage(topicId: string, weights: ReadonlyMap<string, number>): number {
    let covered = 0;
    let total = 0;
    for (const [stem, weight] of weights) {
      const telling = weight * this.#index.rarity(stem);
      total += telling;
      if (this.#index.has(topicId, stem)) covered += telling;
      else if (groupTermsOf(stem).some((term) => this.#index.has(topicId, term))) covered += telling * 0.4;
    }
    return total === 0 ? 0 : covered / total;
  }
}

function withGroups(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const terms = new Map(weights);
  for (const [stem, weight] of weights) {
    for (const term of groupTermsOf(stem)) terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  }
  return terms;
}
