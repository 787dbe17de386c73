import type { ClarificationQuestion } from '../../../domain/clarification.ts';
import type { QueryUnderstanding } from '../../../domain/query-understanding.ts';
import type { Topic } from '../../../domain/topic.ts';

const MAX_OPTIONS = 4;

/** A topic that a clarifying question may offer, with the label it gets there; null for its own name. */
export interface OfferedTopic {
  readonly topic: Topic;
  readonly label: string | null;
}

/** Asks one question with the first of the offered topics that suit the grade; the first one is the best guess. */
export function ask(wanted: {
  readonly text: string;
  readonly reasoning: string;
  readonly offered: readonly OfferedTopic[];
  readonly grade: number;
  readonly round: number;
}): Extract<QueryUnderstanding, { kind: 'ambiguous' }> {
  const chosen = suited(wanted.offered, wanted.grade);
  const question: ClarificationQuestion = {
    id: `round-${wanted.round}`,
    text: wanted.text,
    options: chosen.map(({ topic, label }) => ({ id: topic.id, label: label ?? topic.name, topicId: topic.id })),
    freeText: true,
  };
  const guess = chosen[0]?.topic;
  return {
    kind: 'ambiguous',
    questions: [question],
    reasoning: wanted.reasoning,
    bestGuess: guess === undefined ? null : { id: guess.id, name: guess.name },
  };
}

/** The topics that fit the grade, in their order; where too few do, the ones that fit best. */
function suited(offered: readonly OfferedTopic[], grade: number): readonly OfferedTopic[] {
  const distance = ({ topic }: OfferedTopic) => Math.max(0, topic.grades.from - grade, grade - topic.grades.to);
  const different = [...new Map(offered.map((offer) => [offer.topic.id, offer])).values()];
  const keep = new Set(
    different
      .map((offer, index) => ({ offer, index }))
      .sort((one, other) => distance(one.offer) - distance(other.offer) || one.index - other.index)
      .slice(0, MAX_OPTIONS)
      .map(({ offer }) => offer),
  );
  return different.filter((offer) => keep.has(offer));
}
