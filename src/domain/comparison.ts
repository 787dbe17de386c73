import type { Analogy, Interest, Topic } from './topic.ts';

/** The topic's comparison that truly speaks to an interest; null where none does: nothing is forced. */
export function comparisonFor(topic: Topic, interest: Interest): Analogy | null {
  return (
    topic.analogies.find(({ family, interests }) => family === interest.family && interests.includes(interest.id)) ??
    null
  );
}

/** Of what a student likes, in order, the first for which the topic has a comparison. */
export function firstWithComparison(topic: Topic, liked: readonly Interest[]): Interest | null {
  return liked.find((interest) => comparisonFor(topic, interest) !== null) ?? null;
}

/**
 * Tells a family's comparisons for a topic apart; null for the first. Interests that share a comparison share a lesson
 * that is composed from it.
 */
export function comparisonMark(topic: Topic, interest: Interest): string | null {
  const own = topic.analogies.filter(({ family }) => family === interest.family);
  const comparison = comparisonFor(topic, interest);
  return comparison === null || comparison === own[0] ? null : (comparison.interests[0] ?? null);
}
