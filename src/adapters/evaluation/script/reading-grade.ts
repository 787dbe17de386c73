import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
// Ten times as fast as a segmenter of words, which English does not need.
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** The US school grade at which a text is readable, by Flesch and Kincaid. English; 0 of no text. */
export function readingGrade(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const sentences = [...SENTENCES.segment(text)].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment));
  const syllables = words.reduce((total, word) => total + syllablesOf(word), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}

// Lessons share most of their words, and counting is the dear part.
const counted = new Map<string, number>();

function syllablesOf(word: string): number {
  const known = counted.get(word);
  if (known !== undefined) return known;
  const count = Math.max(1, syllable(word));
  counted.set(word, count);
  return count;
}

/** The words of a text, without what stands between them. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}
