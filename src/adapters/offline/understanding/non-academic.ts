import { z } from 'zod';
import { readShippedData } from '../../text-search/shipped-data.ts';

const categorySchema = z.strictObject({
  category: z.string().min(1),
  /** True where its way of speaking decides, even when a topic is named: "write my essay on osmosis". */
  decisive: z.boolean().default(false),
  patterns: z.array(z.string().min(1)),
  examples: z.array(z.string().min(1)),
  nearest: z.array(z.string()).min(2).max(4),
});

/** A kind of request that is not for lessons: live facts, shopping, someone's homework done for them. */
export interface NonAcademicCategory {
  readonly category: string;
  /** Its way of speaking decides, even when a topic is named: "write my essay on osmosis". */
  readonly decisive: boolean;
  readonly patterns: readonly RegExp[];
  readonly examples: readonly string[];
  /** Topics that play on what was asked. */
  readonly nearest: readonly string[];
}

const categories: readonly NonAcademicCategory[] = readShippedData(
  'offline/data/non-academic.json',
  z.array(categorySchema),
).map((entry) => ({ ...entry, patterns: entry.patterns.map((source) => new RegExp(source, 'iu')) }));

/** Kinds of requests that are not for lessons. */
export function nonAcademicCategories(): readonly NonAcademicCategory[] {
  return categories;
}

/** The kind of request whose way of speaking the text has; null where it has none. */
export function spokenCategory(text: string): NonAcademicCategory | null {
  const plain = text
    .replace(/[’]/gu, "'")
    .replace(/[.!?\s]+$/u, '')
    .trim();
  return categories.find(({ patterns }) => patterns.some((pattern) => pattern.test(plain))) ?? null;
}
