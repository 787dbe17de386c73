import { SENTENCE_END } from '../phrases/phrase.ts';
import type { PhraseMatch } from '../phrases/phrase-index.ts';
import type { Rule } from './rule.ts';

const LONGEST_HARMLESS_LEAD = 8;

/** Whether a match of a rule stands where it means what the rule is against. Exceptions never reach another sentence. */
export function countsInContext({ owner: rule, start, end }: PhraseMatch<Rule>, words: readonly string[]): boolean {
  if (rule.needs !== null && !rule.needs.isIn(words, 0, words.length)) return false;
  const sentenceStart = words.lastIndexOf(SENTENCE_END, start) + 1;
  const next = words.indexOf(SENTENCE_END, end);
  const sentenceEnd = next === -1 ? words.length : next;
  if (rule.about?.isIn(words, sentenceStart, sentenceEnd) === true) return false;
  const lead = Math.max(sentenceStart, start - LONGEST_HARMLESS_LEAD);
  return rule.harmless?.isIn(words, lead, end, start) !== true;
}
