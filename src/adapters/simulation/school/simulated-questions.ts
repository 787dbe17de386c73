import type { SeededRandom } from '../seeded-random.ts';

/** What becomes of a question when the model reads it, and when only the offline model can. */
export const QUESTION_KINDS = [
  /** A topic for both. */
  'clear',
  /** Unclear to both. */
  'vague',
  /** A topic for the model, unclear offline: in an outage the student is asked, and resumed later. */
  'subtle',
  /** A topic offline, out of scope for the model: the upgrade of its basic lesson must come to an end. */
  'misleading',
  /** A topic for both, but the model never writes a usable script: its upgrade must come to an end, too. */
  'unwritable',
  'off_topic',
  'refused_by_provider',
  'blocked_by_policy',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

const TOPICS = ['friction', 'recursion', 'photosynthesis'] as const;
export type SimulatedTopic = (typeof TOPICS)[number];

/** A question whose text says what it is, so that the simulated models need no other knowledge of it. */
export function questionText(number: number, random: SeededRandom): string {
  const kind = random.pick(['clear', 'clear', 'clear', ...QUESTION_KINDS]);
  return `Question ${number}, ${kind}, about ${random.pick([...TOPICS])}?`;
}

/** Reads a question's text back; a probe, which no student asked, is clear. */
export function readQuestion(text: string): { readonly kind: QuestionKind; readonly topic: SimulatedTopic } {
  return {
    kind: QUESTION_KINDS.find((kind) => text.includes(`, ${kind},`)) ?? 'clear',
    topic: TOPICS.find((topic) => text.includes(topic)) ?? 'photosynthesis',
  };
}
