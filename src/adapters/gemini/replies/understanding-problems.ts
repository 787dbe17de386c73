import { match } from 'ts-pattern';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { UnderstandingReply } from './understanding-reply.ts';

/** What a well-shaped reply still gets wrong, in words for the model's repair; empty when it is usable. */
export function understandingProblems(
  reply: UnderstandingReply,
  rules: { readonly catalogue: TopicCatalogue; readonly mustDecide: boolean },
): readonly string[] {
  return [...unknownTopics(reply, rules.catalogue), ...missingParts(reply, rules.mustDecide)];
}

function unknownTopics(reply: UnderstandingReply, catalogue: TopicCatalogue): string[] {
  const named = [
    ['topicId', reply.topicId],
    ...reply.options.map((option, index) => [`options.${index}.topicId`, option.topicId] as const),
    ...reply.nearestTopicIds.map((id, index) => [`nearestTopicIds.${index}`, id] as const),
  ] as const;
  return named
    .filter(([, id]) => id !== null && catalogue.topic(id) === null)
    .map(([path]) => `${path}: not the id of a listed topic`);
}

function missingParts(reply: UnderstandingReply, mustDecide: boolean): string[] {
  return match(reply.decision)
    .with('topic', () => (reply.topicId === null ? ['topicId: needed for the decision "topic"'] : []))
    .with('ambiguous', () => (mustDecide ? undecided(reply) : unaskable(reply)))
    .with('not_covered', 'non_academic', 'beyond_grade', () => [])
    .with('blocked', () =>
      reply.blockedCategory === null ? ['blockedCategory: needed for the decision "blocked"'] : [],
    )
    .exhaustive();
}

function undecided(reply: UnderstandingReply): string[] {
  return reply.topicId === null ? ['decision: "ambiguous" is not allowed here; give the best guess as topicId'] : [];
}

function unaskable(reply: UnderstandingReply): string[] {
  const labels = new Set(reply.options.map((option) => option.label.toLowerCase()));
  return [
    ...(reply.question ? [] : ['question: needed for the decision "ambiguous"']),
    ...(labels.size >= 2 && labels.size === reply.options.length
      ? []
      : ['options: two to four options with labels that differ are needed']),
  ];
}
