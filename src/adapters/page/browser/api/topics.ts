import type { Topic } from '../../../../domain/topic.ts';
import { readJson } from './call-api.ts';

export type TopicSuggestion = Pick<Topic, 'id' | 'name' | 'subject' | 'grades'>;

const MOST_TYPED = 200;
const MOST_SUGGESTED = 6;

/** Topics of the catalogue for an unfinished question, best first. */
export async function suggestTopics(typed: string, signal: AbortSignal): Promise<readonly TopicSuggestion[]> {
  const query = new URLSearchParams({ query: typed.slice(0, MOST_TYPED), limit: String(MOST_SUGGESTED) });
  const { topics } = await readJson<{ topics: readonly TopicSuggestion[] }>(`/v1/topics?${query}`, { signal });
  return topics;
}
