import { z } from 'zod';
import { readShippedData } from '../../text-search/shipped-data.ts';

/**
 * Names that keep their capital: `offline/data/proper-names.json`. Some of them are common words or units, too: "5 newtons", "a
 * boolean value".
 */
export const PROPER_NAMES = readShippedData(
  'offline/data/proper-names.json',
  z.strictObject({ always: z.array(z.string()), alsoCommon: z.array(z.string()) }),
);

const names = new Set([...PROPER_NAMES.always, ...PROPER_NAMES.alsoCommon]);

/** Whether a word is a name, with or without its 's. */
export function isProperName(word: string): boolean {
  return names.has(word.replace(/['’]s$/u, ''));
}
