import { z } from 'zod';
import type { Topic } from '../../domain/topic.ts';
import { readShippedData } from './shipped-data.ts';

/** A topic as the search index reads it: one text a field. */
export interface TopicDocument {
  readonly id: string;
  /** Name, synonyms, keywords and situations: short phrases that point to it. */
  readonly pointers: string;
  /** Questions that people ask about it. */
  readonly wordings: string;
  /** What a lesson on it says. */
  readonly text: string;
}

/** How much a word in each field says about the topic. Tuned on everyday wordings that were held out of the index. */
export const FIELD_BOOSTS = { pointers: 3, wordings: 2, text: 2 } as const;

let situations: Readonly<Record<string, string>> | undefined;

/** Everyday situations and words that lead to a topic but belong in no lesson, by topic id. Fed to the search alone. */
export function situationsByTopic(): Readonly<Record<string, string>> {
  situations ??= readShippedData('text-search/data/situations.json', z.record(z.string(), z.string().min(1)));
  return situations;
}

/** What of a topic is searched, and in which field. */
export function topicDocument(topic: Topic): TopicDocument {
  return {
    id: topic.id,
    pointers: [topic.name, ...topic.synonyms, ...topic.keywords, situationsByTopic()[topic.id] ?? ''].join(' . '),
    wordings: topic.everydayWordings.join(' . '),
    text: [
      topic.unit,
      topic.summary,
      ...topic.takeaways,
      ...topic.misconceptions.flatMap(({ belief, correction }) => [belief, correction]),
      ...topic.checkQuestions.flatMap(({ question, answer }) => [question, answer]),
      ...topic.explanation.simple,
      ...topic.explanation.standard,
      topic.workedExample.problem,
    ].join(' . '),
  };
}
