import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import { wordsOf } from '../../text-search/words.ts';
import { allBroadTerms } from './broad-terms.ts';
import { framingWords } from './framing.ts';
import { nonAcademicCategories } from './non-academic.ts';
import { uncoveredSubjects } from './uncovered-subjects.ts';

/** Words that are spelled right although no topic has them, so that "verb" is not corrected to "herb". */
export function wordsBesideTopics(catalogue: TopicCatalogue): string[] {
  return [
    ...framingWords(),
    ...catalogue.interests().map(({ name }) => name),
    ...[...allBroadTerms()].map(({ name }) => name),
    ...uncoveredSubjects().flatMap(({ words, examples }) => [...words, ...examples]),
    ...nonAcademicCategories().flatMap(({ examples }) => examples),
  ].flatMap(wordsOf);
}
