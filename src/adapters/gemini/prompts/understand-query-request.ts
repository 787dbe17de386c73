import type { UnderstandQueryTask } from '../../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Topic } from '../../../domain/topic.ts';
import type { GeminiRequest } from '../gemini-transport.ts';
import { UNDERSTANDING_RESPONSE_SCHEMA } from '../replies/understanding-reply.ts';
import { answerWords, candidateTopics } from './candidate-topics.ts';
import { fencedData } from './fenced-data.ts';
import { UNDERSTAND_QUERY_INSTRUCTION } from './system-instructions.ts';

// The reply has a few hundred tokens; the rest is room for thinking, which counts too.
const MAX_OUTPUT_TOKENS = 4_096;

/** One request that chooses topic and interest together: two calls would cost twice and could disagree. */
export function understandQueryRequest(task: UnderstandQueryTask, catalogue: TopicCatalogue): GeminiRequest {
  const { likely, others } = candidateTopics(task, catalogue);
  const text = [
    'Topics (id | name | grades | summary):',
    ...likely.map((topic) => `${topicName(topic)} | ${topic.summary}`),
    // By name alone: the summaries of a whole catalogue would cost more than all the rest.
    ...(others.length > 0 ? ['Other topics (id | name | grades):', ...others.map(topicName)] : []),
    '',
    'Interests (id | name, where it differs):',
    ...catalogue.interests().map(({ id, name }) => (id === name ? id : `${id} | ${name}`)),
    '',
    `Grade: ${task.grade}. Language: ${task.language}.`,
    task.mustDecide
      ? 'No further question may be asked: "ambiguous" is not allowed. Choose the most likely topic, with an honest confidence.'
      : '"ambiguous" is allowed.',
    '',
    fencedData({ question: task.query, interests: task.interests, clarifications: task.clarifications.map(asData) }),
  ].join('\n');
  return {
    systemInstruction: UNDERSTAND_QUERY_INSTRUCTION,
    turns: [{ role: 'user', text }],
    responseSchema: UNDERSTANDING_RESPONSE_SCHEMA,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
  };
}

function topicName({ id, name, grades }: Topic): string {
  return `${id} | ${name} | ${grades.from}-${grades.to}`;
}

function asData(answered: UnderstandQueryTask['clarifications'][number]) {
  const { question, reply } = answered;
  const chosen = reply.kind === 'option' ? question.options.find((option) => option.id === reply.optionId) : undefined;
  return {
    asked: question.text,
    answer: reply.kind === 'skip' ? 'The student asks you to choose.' : answerWords(answered),
    ...(chosen?.topicId !== undefined && { answerTopicId: chosen.topicId }),
  };
}
