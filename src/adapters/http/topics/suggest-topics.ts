import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import { normaliseText } from '../../../domain/question.ts';
import type { Topic } from '../../../domain/topic.ts';

/**
 * Topics for an unfinished text, best first: a name that begins with it, a name with a word that does, another name of
 * the topic, then what a search finds.
 */
export function suggestTopics(catalogue: TopicCatalogue, typed: string, limit: number): readonly Topic[] {
  const text = normaliseText(typed).toLowerCase();
  if (text === '') return [];
  const begins = (name: string): boolean => name.toLowerCase().startsWith(text);
  const hasWord = (name: string): boolean => ` ${name.toLowerCase()}`.includes(` ${text}`);
  const topics = catalogue.topics();
  const ranked = [
    ...topics.filter(({ name }) => begins(name)),
    ...topics.filter(({ name }) => hasWord(name)),
    ...topics.filter(({ synonyms }) => synonyms.some(hasWord)),
    ...catalogue.search(text, limit).map(({ topic }) => topic),
  ];
  return [...new Set(ranked)].slice(0, limit);
}
