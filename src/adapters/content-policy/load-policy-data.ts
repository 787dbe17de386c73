import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InvalidPolicyData } from './invalid-policy-data.ts';
import {
  lookalikesSchema,
  ordinaryWordsSchema,
  type PolicyData,
  ruleFileSchema,
  vocabularySchema,
} from './policy-data.ts';
import { SCREENED_CATEGORIES } from './screened-category.ts';

/** The reviewed data that ships with the code; the same folder from `src` and from `dist`. */
export const POLICY_FOLDER = new URL('../../../src/adapters/content-policy/data/', import.meta.url);

/**
 * Reads and checks the policy data. Every problem of every file is reported together.
 *
 * @throws InvalidPolicyData when a file is missing, is not JSON or does not fit its schema.
 */
export function loadPolicyData(folder: URL = POLICY_FOLDER): PolicyData {
  const problems: string[] = [];
  const read = <Output>(path: string, schema: z.ZodType<Output>): Output | undefined => {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(path, folder), 'utf8')));
      if (parsed.success) return parsed.data;
      problems.push(`${path}: ${z.prettifyError(parsed.error)}`);
    } catch (error) {
      problems.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
  };
  const vocabulary = read('vocabulary.json', vocabularySchema);
  const lookalikes = read('lookalikes.json', lookalikesSchema);
  const ordinaryWords = read('ordinary-words.json', ordinaryWordsSchema);
  const ruleFiles = SCREENED_CATEGORIES.map((category) => {
    const path = `rules/${category.replaceAll('_', '-')}.json`;
    const file = read(path, ruleFileSchema);
    if (file !== undefined && file.category !== category) problems.push(`${path}: the category is not "${category}"`);
    return file;
  }).filter((file) => file !== undefined);
  if (vocabulary === undefined || lookalikes === undefined || ordinaryWords === undefined || problems.length > 0) {
    throw new InvalidPolicyData(problems);
  }
  return { vocabulary, lookalikes, ordinaryWords, ruleFiles };
}
