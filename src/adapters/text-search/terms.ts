import { z } from 'zod';
import { readShippedData } from './shipped-data.ts';
import { stemOf } from './stems.ts';

const stopWords = new Set(readShippedData('text-search/data/stop-words.json', z.array(z.string())));
const groups = groupsByStem(readShippedData('text-search/data/word-groups.json', z.array(z.array(z.string()).min(2))));

/** Words that say nothing about a topic: "the", "how", "would". */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** Every stop word, for whoever must know which words exist. */
export function allStopWords(): Iterable<string> {
  return stopWords;
}

/** The groups of near-synonyms that a stem belongs to, as terms of their own: "canoe" is also "~boat". */
export function groupTermsOf(stem: string): readonly string[] {
  return groups.get(stem) ?? [];
}

/** Whether a term stands for a group of near-synonyms rather than for one word. */
export function isGroupTerm(term: string): boolean {
  return term.startsWith('~');
}

/** What a word is indexed under: its stem and its groups; null for a stop word. */
export function termsOf(word: string): string[] | null {
  if (isStopWord(word)) return null;
  const stem = stemOf(word);
  return [stem, ...groupTermsOf(stem)];
}

function groupsByStem(lists: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const byStem = new Map<string, Set<string>>();
  for (const list of lists) {
    for (const word of list) {
      const stem = stemOf(word);
      byStem.set(stem, (byStem.get(stem) ?? new Set()).add(`~${list[0]}`));
    }
  }
  return new Map([...byStem].map(([stem, terms]) => [stem, [...terms]]));
}
