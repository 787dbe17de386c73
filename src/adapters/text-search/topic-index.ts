import MiniSearch from 'minisearch';
import type { Topic } from '../../domain/topic.ts';
import { isGroupTerm, termsOf } from './terms.ts';
import { FIELD_BOOSTS, topicDocument } from './topic-document.ts';
import { wordsOf } from './words.ts';

const FIELDS = ['pointers', 'wordings', 'text'] as const;
type Field = (typeof FIELDS)[number];

// A word that this share of the topics has.
const COMMONPLACE = 0.15;
// Among so few topics every word may tell.
const FEW_TOPICS = 20;
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
    const read = topics.map((topic) => this.#read(topic));
    this.#search.addAll(read.map(({ id, terms }) => ({ id, ...this.#texts(terms) })));
  }

  /** Topics by relevance to the terms, best first; each term counts as much as its weight. */
  relevance(weights: ReadonlyMap<string, number>): readonly Relevance[] {
    if (weights.size === 0) return [];
    return (
      this.#search
        .search([...weights.keys()].join(' '), {
          boost: FIELD_BOOSTS,
          boostTerm: (term) => (weights.get(term) ?? 0) * (isGroupTerm(term) ? GROUP_WEIGHT : 1),
        })
        // MiniSearch multiplies by the number of terms found, which counts a word once for each of its groups.
        .map(({ id, score, queryTerms }) => ({ topicId: id as string, score: score / queryTerms.length }))
    );
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

  #read(topic: Topic): { readonly id: string; readonly terms: Readonly<Record<Field, ReadonlySet<string>>> } {
    const document = topicDocument(topic);
    const read = (field: Field): ReadonlySet<string> => {
      // How often a word is repeated says little; reading it once keeps the start fast.
      const terms = new Set<string>();
      for (const word of new Set(wordsOf(document[field]))) {
        this.#words.add(word);
        // Near-synonyms of what a lesson says find too much.
        for (const term of termsOf(word) ?? []) if (field !== 'text' || !isGroupTerm(term)) terms.add(term);
      }
      for (const term of terms) this.#remember(term, topic.id);
      return terms;
    };
    return { id: topic.id, terms: { pointers: read('pointers'), wordings: read('wordings'), text: read('text') } };
  }

  #texts(terms: Readonly<Record<Field, ReadonlySet<string>>>): Readonly<Record<Field, string>> {
    const isTelling = (term: string) => this.frequency(term) <= this.#size * COMMONPLACE || this.#size < FEW_TOPICS;
    return {
      pointers: [...terms.pointers].join(' '),
      wordings: [...terms.wordings].join(' '),
      // What every other lesson says costs a third of the start and tells nothing.
      text: [...terms.text].filter(isTelling).join(' '),
    };
  }

  #remember(term: string, topicId: string): void {
    const topics = this.#topicsWith.get(term);
    if (topics === undefined) this.#topicsWith.set(term, new Set([topicId]));
    else topics.add(topicId);
  }
}
