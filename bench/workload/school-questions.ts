import type { TopicCatalogue } from '../../src/domain/ports/topic-catalogue.ts';
import type { Interest, Topic } from '../../src/domain/topic.ts';

/** A question of the mixed load. */
export interface SchoolQuestion {
  readonly topic: Topic;
  readonly query: string;
  readonly grade: number;
  readonly interest: Interest;
}

/**
 * What a school asks: few topics often and many seldom (Zipf's law with exponent 1), interests likewise, grades in which
 * the topic is taught. The same questions every time.
 */
export function schoolQuestions(catalogue: TopicCatalogue, count: number): readonly SchoolQuestion[] {
  const random = seededRandom(20_261_124);
  const pickTopic = zipf(shuffled(catalogue.topics(), random), random);
  const pickInterest = zipf(shuffled(catalogue.interests(), random), random);
  return Array.from({ length: count }, () => {
    const topic = pickTopic();
    const { from, to } = topic.grades;
    const wordings = topic.everydayWordings;
    return {
      topic,
      query: wordings[Math.floor(random() * wordings.length)] ?? topic.name,
      grade: from + Math.floor(random() * (to - from + 1)),
      interest: pickInterest(),
    };
  });
}

function zipf<Item>(items: readonly Item[], random: () => number): () => Item {
  const upTo: number[] = [];
  for (const [rank] of items.entries()) upTo.push((upTo[rank - 1] ?? 0) + 1 / (rank + 1));
  return () => {
    const at = random() * (upTo.at(-1) ?? 0);
    const item = items[upTo.findIndex((sum) => at < sum)] ?? items[0];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}

/** Mulberry32: good enough to draw questions with. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
