import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import { normaliseText } from '../../../domain/question.ts';
import type { Interest } from '../../../domain/topic.ts';

/**
 * Interests for an unfinished text, best first: a name that begins with it, the one that the text means in other words
 * ("hoops"), a name with a word that begins with it. For an empty text all, in the order of the catalogue.
 */
export function suggestInterests(catalogue: TopicCatalogue, typed: string): readonly Interest[] {
  const text = normaliseText(typed).toLowerCase();
  const interests = catalogue.interests();
  if (text === '') return interests;
  const named = interests.filter(({ name }) => name.toLowerCase() === text);
  const begins = interests.filter(({ name }) => name.toLowerCase().startsWith(text));
  const meant = catalogue.interest(text);
  const hasWord = interests.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${text}`));
  const ranked = [...named, ...begins, ...(meant === null ? [] : [meant]), ...hasWord];
  return [...new Map(ranked.map((interest) => [interest.id, interest])).values()];
}
