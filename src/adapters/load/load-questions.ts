import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { Topic } from '../../domain/topic.ts';

/** A question as a student of the load run asks it. */
export interface LoadQuestion {
  readonly query: string;
  readonly grade: number;
  readonly interests: readonly string[];
}

/** Asked by students who do not know yet what they want to know: a worker must ask back, not fail. */
const VAGUE = ['Tell me about energy', 'I do not get forces', 'What about waves?', 'Explain cells', 'science homework'];
/** One question in so many is vague. */
const VAGUE_EVERY = 10;

/**
 * As many questions as asked for, always the same ones in the same order: everyday wordings of the catalogue across all
 * subjects, in grades in which the topic is taught, with varied interests, and some vague ones.
 */
export function loadQuestions(catalogue: TopicCatalogue, count: number, identical: boolean): readonly LoadQuestion[] {
  const wordings = inTurns(catalogue.topics());
  const interests = catalogue.interests();
  return Array.from({ length: count }, (_, position) => {
    const index = identical ? 0 : position;
    const { query, topic } = wordings[index % wordings.length] ?? { query: 'What is photosynthesis?', topic: null };
    const interest = interests[index % Math.max(1, interests.length)];
    const grade = topic === null ? 9 : topic.grades.from + (index % (topic.grades.to - topic.grades.from + 1));
    const vague =
      index % VAGUE_EVERY === VAGUE_EVERY - 1 ? VAGUE[((index / VAGUE_EVERY) | 0) % VAGUE.length] : undefined;
    return { query: vague ?? query, grade, interests: interest === undefined ? [] : [interest.name] };
  });
}

/** The first wording of every topic, then the second of every topic, and so on. */
function inTurns(topics: readonly Topic[]): readonly { readonly query: string; readonly topic: Topic }[] {
  const most = Math.max(0, ...topics.map(({ everydayWordings }) => everydayWordings.length));
  return Array.from({ length: most }, (_, turn) => turn).flatMap((turn) =>
    topics.flatMap((topic) => {
      const query = topic.everydayWordings[turn];
      return query === undefined ? [] : [{ query, topic }];
    }),
  );
}
