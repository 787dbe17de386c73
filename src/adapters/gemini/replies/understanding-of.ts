import { match } from 'ts-pattern';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { QueryUnderstanding } from '../../../domain/query-understanding.ts';
import type { Interest, TopicReference } from '../../../domain/topic.ts';
import type { UnderstandingReply } from './understanding-reply.ts';

// Below this a decision that the model was made to take counts as a guess, and the student is told.
const SURE_FROM = 0.6;

/** What the conversion needs to know besides the reply. */
export interface UnderstandingContext {
  readonly catalogue: TopicCatalogue;
  readonly mustDecide: boolean;
  /** The round in which a question of this reply would be asked, from 1. */
  readonly round: number;
}

/** The domain's understanding from a reply in which `understandingProblems` found none. */
export function understandingOf(reply: UnderstandingReply, context: UnderstandingContext): QueryUnderstanding {
  const { catalogue, mustDecide } = context;
  return match(reply.decision)
    .returnType<QueryUnderstanding>()
    .with('topic', () => understoodTopic(reply, catalogue, mustDecide && reply.confidence < SURE_FROM))
    .with('ambiguous', () =>
      mustDecide ? understoodTopic(reply, catalogue, true) : ambiguity(reply, catalogue, context.round),
    )
    .with('not_covered', 'non_academic', 'beyond_grade', (reason) => ({
      kind: 'out_of_scope',
      reason,
      nearestTopics: reply.nearestTopicIds.map((id) => reference(catalogue, id)),
    }))
    .with('blocked', () => ({ kind: 'blocked', category: present(reply.blockedCategory), raw: null }))
    .exhaustive();
}

function understoodTopic(reply: UnderstandingReply, catalogue: TopicCatalogue, guessed: boolean): QueryUnderstanding {
  return {
    kind: 'topic',
    topic: reference(catalogue, present(reply.topicId)),
    interest: interestOf(reply.interest, catalogue),
    confidence: reply.confidence,
    guessed,
  };
}

function ambiguity(reply: UnderstandingReply, catalogue: TopicCatalogue, round: number): QueryUnderstanding {
  const options = reply.options.map(({ label, topicId }, index) => ({
    id: `option-${index + 1}`,
    label,
    ...(topicId !== null && { topicId }),
  }));
  return {
    kind: 'ambiguous',
    questions: [{ id: `round-${round}`, text: present(reply.question), options, freeText: true }],
    reasoning: reply.reasoning,
    bestGuess: reply.topicId === null ? null : reference(catalogue, reply.topicId),
  };
}

function reference(catalogue: TopicCatalogue, id: string): TopicReference {
  const topic = present(catalogue.topic(id));
  return { id: topic.id, name: topic.name };
}

// An interest makes a lesson nicer; one that the catalogue does not have costs the comparison, not the lesson.
function interestOf(word: string | null, catalogue: TopicCatalogue): Interest | null {
  if (!word?.trim()) return null;
  return catalogue.interests().find((interest) => interest.id === word.trim()) ?? catalogue.interest(word);
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new TypeError('a reply was converted that had not passed its check');
  return value;
}
