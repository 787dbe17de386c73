import type { ZodType } from 'zod';
import type { Settings } from '../src/adapters/config/settings.ts';

export interface DocumentSources {
  readonly SETTINGS: Settings;
  readonly outcomeSchema: ZodType;
  readonly requestMessageSchema: ZodType;
  readonly requestViewSchema: ZodType;
}

/** Every generated document, by its path from the root of the repository. */
export function generatedDocuments(sources: DocumentSources): ReadonlyMap<string, string>;

/** The paths of documents that are missing or differ from what the code says now. */
export function staleDocuments(documents: ReadonlyMap<string, string>): readonly string[];
