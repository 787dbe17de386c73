import { z } from 'zod';
import { readShippedData } from '../../text-search/shipped-data.ts';
import { stemOf } from '../../text-search/stems.ts';
import type { TopicSearch } from '../../text-search/topic-search.ts';
import { wordsOf } from '../../text-search/words.ts';
import type { ReadQuestion } from './read-question.ts';

const subjectSchema = z.strictObject({
  subject: z.string().min(1),
  /** Words typical of the subject, separated by spaces. */
  words: z.string().min(1),
  examples: z.array(z.string().min(1)),
  nearest: z.array(z.string()).min(2).max(4),
});

/** A school subject that the catalogue has no lessons on. */
export interface UncoveredSubject {
  readonly subject: string;
  readonly stems: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly examples: readonly string[];
  /** Topics that come near it. */
  readonly nearest: readonly string[];
}

const subjects: readonly UncoveredSubject[] = readShippedData(
  'offline/data/uncovered-subjects.json',
  z.array(subjectSchema),
).map(({ subject, words, examples, nearest }) => {
  const list = wordsOf(words);
  return { subject, words: list, stems: new Set(list.map(stemOf)), examples, nearest };
});

/** School subjects without lessons. */
export function uncoveredSubjects(): readonly UncoveredSubject[] {
  return subjects;
}

/** The uncovered subject whose words a question uses most, and how much of the question they are (0 to 1). */
export interface UncoveredEvidence {
  readonly subject: UncoveredSubject;
  readonly share: number;
}

// A word of an uncovered subject that topics use too ("plot", "state") says less, the more of them use it.
const SHARED_BY_FEW = 3;

/** How far the question's words belong to an uncovered subject; null where none does. */
export function uncoveredEvidence(
  question: Pick<ReadQuestion, 'content'>,
  search: TopicSearch,
): UncoveredEvidence | null {
  const telling = [...question.content].map((stem) => ({ stem, weight: search.rarity(stem) }));
  const all = telling.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return null;
  const evidence = subjects.map((subject) => ({
    subject,
    share:
      telling
        .filter(({ stem }) => subject.stems.has(stem))
        .reduce((sum, { stem, weight }) => sum + weight / (1 + search.frequency(stem) / SHARED_BY_FEW), 0) / all,
  }));
  const best = evidence.reduce((one, other) => (other.share > one.share ? other : one));
  return best.share > 0 ? best : null;
}
