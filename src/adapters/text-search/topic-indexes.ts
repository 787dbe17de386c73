import type { Topic } from '../../domain/topic.ts';
import { MeaningIndex } from './meaning-index.ts';
import { PhraseBook } from './mentions.ts';
import { TopicIndex } from './topic-index.ts';

/** Everything that is searched, read from the same topics. */
export interface TopicIndexes {
  readonly index: TopicIndex;
  readonly phrases: PhraseBook;
  /** Built for the first question: it would lengthen the start by a fifth. */
  readonly meaning: () => MeaningIndex;
}

// Of 293 topics: a word that more of them have names none of them by itself.
const TELLING = 25;

// Reading every topic is the dear part, and the same topics are searched by more than one adapter.
const indexes = new WeakMap<readonly Topic[], TopicIndexes>();

/** The indexes of the topics; built once, however often the same list is asked for. */
export function topicIndexes(topics: readonly Topic[]): TopicIndexes {
  const known = indexes.get(topics);
  if (known !== undefined) return known;
  let meaning: MeaningIndex | undefined;
  const index = new TopicIndex(topics);
  const built: TopicIndexes = {
    index,
    phrases: new PhraseBook(topics, (stem) => index.frequency(stem) <= TELLING),
    meaning: () => {
      meaning ??= new MeaningIndex(topics);
      return meaning;
    },
  };
  indexes.set(topics, built);
  return built;
}
