import type { z } from 'zod';
import type { FoundFile } from './catalogue-folder.ts';
import type { CatalogueMistake } from './catalogue-mistakes.ts';

/** A file's value, or what is wrong with it. */
export type ReadFile<Value> =
  | { readonly kind: 'read'; readonly path: string; readonly value: Value }
  | { readonly kind: 'unreadable'; readonly mistakes: readonly CatalogueMistake[] };

/** Reads one JSON file by its schema; reports every problem of the file. */
export function readCatalogueFile<Value>({ path, content }: FoundFile, schema: z.ZodType<Value>): ReadFile<Value> {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    return { kind: 'unreadable', mistakes: [{ path, problem: `not JSON: ${reason}` }] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: 'read', path, value: parsed.data };
  const mistakes = parsed.error.issues.map((issue) => ({
    path,
    problem: `${issue.path.join('.') || 'file'}: ${issue.message}`,
  }));
  return { kind: 'unreadable', mistakes };
}
