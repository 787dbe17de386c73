import type { LessonScript } from '../../../domain/lesson.ts';

const SHORTEST_TELLING_WORD = 4;

// How writers say that a comparison ends. A share over many lessons is meant, not a verdict on one.
const LIMIT_WORDS = [
  /\bunlike\b/,
  /\b(comparison|analogy|metaphor|picture)\b[^.!?]*\b(not|no|n't|stops?|ends?|breaks?|limits?|only|everywhere)\b/,
  /\bno (comparison|analogy|metaphor)\b/,
  /\bbreaks? down\b/,
  /\bstops? (being true|working|there)\b/,
  /\bnot (exactly|quite|really|literally|perfectly) (like|the same|true)\b/,
  /\bdiffer(s|ent)? (from|in)\b/,
];

/** Whether a lesson explains with the interest: it is named where something is told. */
export function usesInterest(script: LessonScript, interest: string): boolean {
  const told = narrationOf(script).toLowerCase();
  const name = interest.toLowerCase();
  const telling = name.split(/\s+/u).filter((word) => word.length >= SHORTEST_TELLING_WORD);
  return told.includes(name) || telling.some((word) => told.includes(word));
}

/** Whether a lesson says where its comparison ends. */
export function saysLimit(script: LessonScript): boolean {
  const told = narrationOf(script).toLowerCase();
  return LIMIT_WORDS.some((words) => words.test(told));
}

function narrationOf({ sections }: LessonScript): string {
  return sections.map(({ narration }) => narration).join('\n');
}
