import { stemmer } from 'stemmer';
import { z } from 'zod';
import { readShippedData } from './shipped-data.ts';

const irregular = new Map(
  Object.entries(readShippedData('text-search/data/irregular-words.json', z.record(z.string(), z.string()))),
);
const known = new Map<string, string>();

/** The stem under which a word is searched: "falling" and "fell" are both "fall". */
export function stemOf(word: string): string {
  let stem = known.get(word);
  if (stem === undefined) {
    stem = stemmer(irregular.get(word) ?? word);
    known.set(word, stem);
  }
  return stem;
}
