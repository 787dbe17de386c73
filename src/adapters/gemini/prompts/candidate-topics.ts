import type { AnsweredClarification } from '../../../domain/clarification.ts';
import type { UnderstandQueryTask } from '../../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Topic } from '../../../domain/topic.ts';

const CANDIDATES = 15;
// With fewer hits than this the search did not get the question (another language, slang): every topic is offered.
const TRUSTED_HITS = 3;

/** The topics that a model may choose from, most likely first: named by earlier options, then found by search. */
export function candidateTopics(task: UnderstandQueryTask, catalogue: TopicCatalogue): readonly Topic[] {
  const named = task.clarifications
    .flatMap((answered) => answered.question.options)
    .flatMap((option) => (option.topicId === undefined ? [] : [catalogue.topic(option.topicId)]))
    .filter((topic) => topic !== null);
  const words = [task.query, ...task.clarifications.map(answerWords)].join(' ');
  const found = catalogue.search(words, CANDIDATES).map((match) => match.topic);
  const others = named.length + found.length < TRUSTED_HITS ? catalogue.topics() : [];
  return [...new Map([...named, ...found, ...others].map((topic) => [topic.id, topic])).values()];
}

/** The student's answer in words; empty when they asked us to pick. */
export function answerWords({ question, reply }: AnsweredClarification): string {
  if (reply.kind === 'text') return reply.text;
  if (reply.kind === 'skip') return '';
  return question.options.find((option) => option.id === reply.optionId)?.label ?? '';
}
