import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Topic } from '../../../domain/topic.ts';

// Curious students may ask ahead; only what is years away is better begun elsewhere.
const YEARS_AHEAD = 4;
const MAX_STEPS = 4;

/** Whether a topic is taught so much later that the student would miss what it builds on. */
export function isBeyondGrade(topic: Topic, grade: number): boolean {
  return topic.grades.from - grade >= YEARS_AHEAD;
}

/** Topics on the way to one that is beyond the grade, nearest to it first; its relatives where no prerequisite is easier. */
export function stepsTowards(topic: Topic, grade: number, catalogue: TopicCatalogue): readonly Topic[] {
  const found = new Map<string, Topic>();
  let level: readonly string[] = topic.prerequisites;
  while (level.length > 0) {
    const topics = level.map((id) => catalogue.topic(id)).filter((known) => known !== null);
    for (const step of topics) found.set(step.id, step);
    level = topics.flatMap(({ prerequisites }) => prerequisites).filter((id) => !found.has(id));
  }
  const relatives = topic.related.map((id) => catalogue.topic(id)).filter((known) => known !== null);
  return [...new Set([...found.values(), ...relatives])]
    .filter((step) => !isBeyondGrade(step, grade))
    .slice(0, MAX_STEPS);
}
