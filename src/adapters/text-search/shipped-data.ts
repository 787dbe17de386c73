import { readFileSync } from 'node:fs';
import type { z } from 'zod';

// From src/adapters/text-search and from dist/adapters/text-search alike: data is shipped in src only.
const ADAPTERS = new URL('../../../src/adapters/', import.meta.url);

/** A data file that ships with the program, by its path below `src/adapters`; throws when it breaks its schema. */
export function readShippedData<Data>(path: string, schema: z.ZodType<Data>): Data {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(path, ADAPTERS), 'utf8')));
  if (!parsed.success) throw new Error(`src/adapters/${path}: ${parsed.error.message}`);
  return parsed.data;
}
