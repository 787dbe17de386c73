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

// Reading every topic is the dear part, and the same topics are searched by more than one adapter.
const indexes = new WeakMap<readonly Topic[], TopicIndexes>();

/** The indexes of the topics; built once, however often the same list is asked for. */
export function topicIndexes(topics: readonly Topic[]): TopicIndexes {
  const known = indexes.get(topics);
  if (known !== undefined) return known;
  let meaning: MeaningIndex | undefined;
  const built: TopicIndexes = {
    index: new TopicIndex(topics),
    phrases: new PhraseBook(topics),
    meaning: () => {
      meaning ??= new MeaningIndex(topics);
      return meaning;
    },
  };
  indexes.set(topics, built);
  return built;
}
