import type { Topic } from '../../../domain/topic.ts';
import { isProperName } from './proper-names.ts';

/** Names of one thing: one says "the water cycle" and "the laws of thermodynamics", but "photosynthesis". */
const NEEDS_ARTICLE =
  /\b(?:cycle|system|effect|theorem|plane|circle|membrane|spectrum|distribution|gas laws|moon phases)$|^(?:layers|laws|properties|life cycle|angle sum|center|order|states|classification|evidence) (?:of|for)\b/iu;

/**
 * A topic's name as it stands inside a sentence: "Fermentation" is "fermentation", while "Newton's third law", "DNA
 * structure" and "pH scale" stay.
 */
export function nameInSentence({ name }: Topic): string {
  const [first = '', ...rest] = name.split(' ');
  const hasArticle = /^(?:the|a)$/iu.test(first);
  const article = !hasArticle && NEEDS_ARTICLE.test(name) ? 'the ' : '';
  const hasCapitalsInside = /^.+\p{Lu}/u.test(first);
  return article + (hasCapitalsInside || isProperName(first) ? name : [first.toLowerCase(), ...rest].join(' '));
}
