import type { TopicCatalogue } from '../../src/domain/ports/topic-catalogue.ts';
import type { Topic } from '../../src/domain/topic.ts';

/** What a student of a benchmark sends. */
export interface Question {
  readonly query: string;
  readonly grade: number;
  readonly interests: readonly string[];
  readonly language: string;
}

/** The question of that number. No two numbers want the same lesson: each round over the topics has a language tag of its own. */
export function questionOf(number: number, catalogue: TopicCatalogue): Question {
  const interests = catalogue.interests();
  const round = Math.floor(number / catalogue.topics().length);
  const interest = interests[round % interests.length];
  return {
    query: asked(topicOf(number, catalogue), number),
    grade: 10,
    interests: interest === undefined ? [] : [interest.name],
    language: `en-${String(round).padStart(6, '0')}`,
  };
}

/** One of as many questions as there are topics: asked again, its lesson is in the library. */
export function repeatedQuestionOf(number: number, catalogue: TopicCatalogue): Question {
  return {
    ...questionOf(number % catalogue.topics().length, catalogue),
    query: asked(topicOf(number, catalogue), number),
  };
}

/** The topic that a question of this number is about; a model of the benchmarks reads it off the question. */
export function topicAskedFor(query: string, catalogue: TopicCatalogue): Topic {
  const topic = topicOf(Number(query.slice(query.lastIndexOf('#') + 1)), catalogue);
  if (topic === undefined) throw new RangeError(`no topic for the question: ${query}`);
  return topic;
}

function topicOf(number: number, catalogue: TopicCatalogue): Topic | undefined {
  const topics = catalogue.topics();
  return topics[number % topics.length];
}

function asked(topic: Topic | undefined, number: number): string {
  // Padded: some short numbers are hate symbols, and the content policy knows them.
  return `Why does it matter in everyday life: ${topic?.name}? #${String(number).padStart(6, '0')}`;
}
