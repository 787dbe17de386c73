import type { AnsweredClarification } from '../../../domain/clarification.ts';
import type { UnderstandQueryTask } from '../../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Topic } from '../../../domain/topic.ts';

const CANDIDATES = 15;
// With fewer hits than this the search did not get the question (another language, slang): every topic is offered.
const TRUSTED_HITS = 3;

/** The topics that a model may choose from. */
export interface CandidateTopics {
  /** Named by earlier options, then found by search; the likeliest first. */
  readonly likely: readonly Topic[];
  /** All others, where the search found too little to be trusted. */
  readonly others: readonly Topic[];
}

/** Finds the topics to offer for a question. */
export function candidateTopics(task: UnderstandQueryTask, catalogue: TopicCatalogue): CandidateTopics {
  const named = task.clarifications
    .flatMap((answered) => answered.question.options)
    .flatMap((option) => (option.topicId === undefined ? [] : [catalogue.topic(option.topicId)]))
    .filter((topic) => topic !== null);
  const words = [task.query, ...task.clarifications.map(answerWords)].join(' ');
  const found = catalogue.search(words, CANDIDATES).map((match) => match.topic);
  const likely = new Map([...named, ...found].map((topic) => [topic.id, topic]));
  const trusted = named.length + found.length >= TRUSTED_HITS;
  return {
    likely: [...likely.values()],
    others: trusted ? [] : catalogue.topics().filter(({ id }) => !likely.has(id)),
  };
}

/** The student's answer in words; empty when they asked us to pick. */
export function answerWords({ question, reply }: AnsweredClarification): string {
  if (reply.kind === 'text') return reply.text;
  if (reply.kind === 'skip') return '';
  return question.options.find((option) => option.id === reply.optionId)?.label ?? '';
}
