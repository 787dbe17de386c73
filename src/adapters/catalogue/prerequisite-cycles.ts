import type { Topic } from '../../domain/topic.ts';

/** The circles in which prerequisites lead back to a topic, each once. */
export function prerequisiteCycles(
  topics: readonly Pick<Topic, 'id' | 'prerequisites'>[],
): readonly (readonly string[])[] {
  const prerequisites = new Map(topics.map((topic) => [topic.id, topic.prerequisites]));
  const finished = new Set<string>();
  const cycles: string[][] = [];

  const visit = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id);
    if (start >= 0) {
      cycles.push(trail.slice(start));
      return;
    }
    if (finished.has(id)) return;
    for (const next of prerequisites.get(id) ?? []) visit(next, [...trail, id]);
    finished.add(id);
  };

  for (const { id } of topics) visit(id, []);
  return cycles;
}
