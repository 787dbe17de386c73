import { z } from 'zod';
import { readShippedData } from '../../text-search/shipped-data.ts';
import { stemOf } from '../../text-search/stems.ts';
import { isStopWord } from '../../text-search/terms.ts';
import { wordsOf } from '../../text-search/words.ts';
import { isGeneric } from './framing.ts';

const broadTermSchema = z.strictObject({
  terms: z.array(z.string().min(1)).min(1),
  /** The topics that the term may mean, most likely first. */
  topics: z.array(z.string()).min(2),
  /** The topic that says what the term means, for a question that asks just that: "what is a cell?" */
  defined: z.string().optional(),
  /** Labels of the topics as options, where their names alone would not be understood here. */
  labels: z.array(z.string().min(1)).optional(),
  /** False for a subject that has no lessons: its topics only come near. */
  covered: z.boolean().default(true),
});

/** A term that is too wide for one lesson. */
export interface BroadTerm {
  /** The term as it is usually written. */
  readonly name: string;
  /** The topic that says what the term means; null where none does. */
  readonly definedBy: string | null;
  readonly options: readonly { readonly topicId: string; readonly label: string | null }[];
  readonly covered: boolean;
}

const byStems = new Map<string, BroadTerm>();
for (const { terms, defined, topics, labels, covered } of readShippedData(
  'offline/data/broad-terms.json',
  z.array(broadTermSchema),
)) {
  const options = topics.map((topicId, index) => ({ topicId, label: labels?.[index] ?? null }));
  for (const name of terms) {
    const key = keyOf(stemsOf(name));
    if (!byStems.has(key)) byStems.set(key, { name, definedBy: defined ?? null, options, covered });
  }
}

/** The broad term that a question consists of, if it says nothing else. */
export function broadTermOf(content: ReadonlySet<string>): BroadTerm | null {
  return content.size === 0 ? null : (byStems.get(keyOf(content)) ?? null);
}

/** Every broad term, for checks of the data. */
export function allBroadTerms(): Iterable<BroadTerm> {
  return byStems.values();
}

function stemsOf(text: string): ReadonlySet<string> {
  const stems = wordsOf(text)
    .filter((word) => !isStopWord(word))
    .map(stemOf);
  return new Set(stems.filter((stem) => !isGeneric(stem)));
}

function keyOf(stems: ReadonlySet<string>): string {
  return [...stems].sort().join(' ');
}
