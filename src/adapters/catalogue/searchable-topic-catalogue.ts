import type { TopicCatalogue, TopicMatch } from '../../domain/ports/topic-catalogue.ts';
import type { Interest, Topic } from '../../domain/topic.ts';
import { TopicSearch } from '../text-search/topic-search.ts';
import { InterestFinder } from './interest-finder.ts';
import type { CatalogueData } from './load-catalogue.ts';

/** The topic catalogue in memory, with a full-text search that knows word forms, near-synonyms and misspellings. */
export class SearchableTopicCatalogue implements TopicCatalogue {
  readonly #topics: readonly Topic[];
  readonly #byId: ReadonlyMap<string, Topic>;
  readonly #interests: readonly Interest[];
  readonly #broader: ReadonlyMap<string, string | undefined>;
  readonly #search: TopicSearch;
  readonly #finder: InterestFinder;

  constructor({ topics, interests }: CatalogueData) {
    this.#topics = topics;
    this.#byId = new Map(topics.map((topic) => [topic.id, topic]));
    this.#interests = interests.map(({ id, name, family }) => ({ id, name, family }));
    this.#broader = new Map(interests.map(({ id, broader }) => [id, broader]));
    this.#search = new TopicSearch(topics);
    this.#finder = new InterestFinder(interests);
  }

  topics(): readonly Topic[] {
    return this.#topics;
  }

  topic(id: string): Topic | null {
    return this.#byId.get(id) ?? null;
  }

  search(text: string, limit: number): readonly TopicMatch[] {
    return this.#search.candidates(this.#search.read(text), text, limit).map(({ topic, score }) => ({ topic, score }));
  }

  interests(): readonly Interest[] {
    return this.#interests;
  }

  broaderInterest({ id }: Interest): Interest | null {
    return this.#interests.find((other) => other.id === this.#broader.get(id)) ?? null;
  }

  interest(text: string): Interest | null {
    return this.#finder.find(text);
  }
}
