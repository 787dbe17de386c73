import MiniSearch from 'minisearch';
import type { Topic } from '../../domain/topic.ts';
import { isGroupTerm, termsOf } from './terms.ts';
import { FIELD_BOOSTS, topicDocument } from './topic-document.ts';
import { wordsOf } from './words.ts';

const FIELDS = ['pointers', 'wordings', 'text'] as const;
// Words that a group shares with the question say less than the word itself.
const GROUP_WEIGHT = 0.3;

/** A topic's text relevance to weighted terms. */
export interface Relevance {
  readonly topicId: string;
  readonly score: number;
}

/** The full-text index over topics, and how common each term is. */
export class TopicIndex {
  readonly #search: MiniSearch;
  readonly #topicsWith = new Map<string, Set<string>>();
  readonly #words = new Set<string>();
  readonly #size: number;

  constructor(topics: readonly Topic[]) {
    this.#size = topics.length;
    this.#search = new MiniSearch({
      fields: [...FIELDS],
      tokenize: (terms) => terms.split(' '),
      processTerm: (term) => term,
    });
    this.#search.addAll(topics.map((topic) => this.#read(topic)));
  }

  /** Topics by relevance to the terms, best first; each term counts as much as its weight. */
  relevance(weights: ReadonlyMap<string, number>): readonly Relevance[] {
    if (weights.size === 0) return [];
    return this.#search
      .search([...weights.keys()].join(' '), {
        boost: FIELD_BOOSTS,
        boostTerm: (term) => (weights.get(term) ?? 0) * (isGroupTerm(term) ? GROUP_WEIGHT : 1),
      })
      // MiniSearch multiplies by the number of terms found, which counts a word once for each of its groups.
      .map(({ id, score, queryTerms }) => ({ topicId: id as string, score: score / queryTerms.length }));
  }

  /** How much a term tells topics apart: near 0 for one that every topic has, most for one that none has. */
  rarity(term: string): number {
    return Math.log(1 + this.#size / (0.5 + (this.#topicsWith.get(term)?.size ?? 0)));
  }

  /** Whether the topic's text has the term. */
  has(topicId: string, term: string): boolean {
    return this.#topicsWith.get(term)?.has(topicId) ?? false;
  }

  /** In how many topics the term is found. */
  frequency(term: string): number {
    return this.#topicsWith.get(term)?.size ?? 0;
  }

  /** Every word of the topics. */
  words(): Iterable<string> {
    return this.#words;
  }

  #read(topic: Topic): Record<string, string> {
    const document = topicDocument(topic);
    const read: Record<string, string> = { id: topic.id };
    for (const field of FIELDS) {
      // How often a word is repeated says little; reading it once keeps the start fast.
      const terms = new Set<string>();
      for (const word of new Set(wordsOf(document[field]))) {
        this.#words.add(word);
        // Near-synonyms of what a lesson says find too much, and cost a third of the start.
        for (const term of termsOf(word) ?? []) if (field !== 'text' || !isGroupTerm(term)) terms.add(term);
      }
      for (const term of terms) this.#remember(term, topic.id);
      read[field] = [...terms].join(' ');
    }
    return read;
  }

  #remember(term: string, topicId: string): void {
    const topics = this.#topicsWith.get(term);
    if (topics === undefined) this.#topicsWith.set(term, new Set([topicId]));
    else topics.add(topicId);
  }
}
