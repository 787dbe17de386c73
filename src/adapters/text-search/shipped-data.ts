import { readFileSync } from 'node:fs';
import type { z } from 'zod';

// From src/adapters/text-search and from dist/adapters/text-search alike: data is shipped in src only.
const ADAPTERS = new URL('../../../src/adapters/', import.meta.url);

/** A data file that ships with the program, by its path below `src/adapters`; throws when it breaks its schema. */
export function readShippedData<Data>(path: string, schema: z.ZodType<Data>): Data {
  const parsed = schema.safeParse(JSON.parse(readShippedText(path)));
  if (!parsed.success) throw new Error(`src/adapters/${path}: ${parsed.error.message}`);
  return parsed.data;
}

/** The text of a file that ships with the program. */
export function readShippedText(path: string): string {
  return readFileSync(new URL(path, ADAPTERS), 'utf8');
}

/** The bytes of a file that ships with the program, signed. */
export function readShippedBytes(path: string): Int8Array {
  const { buffer, byteOffset, length } = readFileSync(new URL(path, ADAPTERS));
  return new Int8Array(buffer, byteOffset, length);
}
