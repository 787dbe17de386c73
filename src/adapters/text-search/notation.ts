import { z } from 'zod';
import { readShippedData } from './shipped-data.ts';

/** A way of writing mathematics, and the words that it stands for. */
export interface Notation {
  readonly pattern: RegExp;
  readonly words: string;
}

const notationFileSchema = z.array(z.strictObject({ pattern: z.string().min(1), words: z.string().min(1) }));

let known: readonly Notation[] | undefined;

/** Notation that stands for words: "3/4" is a fraction, "50 %" a percentage. */
export function notation(): readonly Notation[] {
  known ??= readShippedData('text-search/data/notation.json', notationFileSchema).map(({ pattern, words }) => ({
    pattern: new RegExp(pattern, 'u'),
    words,
  }));
  return known;
}
