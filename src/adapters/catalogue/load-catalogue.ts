import type { Topic } from '../../domain/topic.ts';
import { type FoundFile, findInterestFile, findTopicFiles } from './catalogue-folder.ts';
import { type CatalogueMistake, CatalogueMistakes } from './catalogue-mistakes.ts';
import { checkInterests } from './check-interests.ts';
import { checkTopics } from './check-topics.ts';
import { type InterestEntry, interestFileSchema } from './interest-schema.ts';
import { readCatalogueFile } from './read-catalogue-file.ts';
import { topicSchema } from './topic-schema.ts';

/** Everything that the catalogue holds, checked. */
export interface CatalogueData {
  readonly topics: readonly Topic[];
  readonly interests: readonly InterestEntry[];
}

/** A catalogue that is right, or everything that is wrong with it. */
export type CheckedCatalogue =
  | { readonly kind: 'valid'; readonly data: CatalogueData }
  | { readonly kind: 'invalid'; readonly mistakes: readonly CatalogueMistake[] };

/** Reads and checks catalogue files. Reports every mistake of every file together. */
export function checkCatalogue(topicFiles: readonly FoundFile[], interestFile: FoundFile): CheckedCatalogue {
  const topics = topicFiles.map((file) => readCatalogueFile(file, topicSchema));
  const interests = readCatalogueFile(interestFile, interestFileSchema);
  const readable = topics.filter((file) => file.kind === 'read');
  const mistakes = [
    ...[...topics, interests].flatMap((file) => (file.kind === 'unreadable' ? file.mistakes : [])),
    ...checkTopics(readable),
    ...(interests.kind === 'read' ? checkInterests(interests.path, interests.value) : []),
  ];
  if (mistakes.length > 0 || interests.kind === 'unreadable') return { kind: 'invalid', mistakes };
  return { kind: 'valid', data: { topics: readable.map(({ value }) => value), interests: interests.value } };
}

/** The catalogue that ships with the program; throws CatalogueMistakes when its files are wrong. */
export function loadCatalogue(): CatalogueData {
  const checked = checkCatalogue(findTopicFiles(), findInterestFile());
  if (checked.kind === 'invalid') throw new CatalogueMistakes(checked.mistakes);
  return checked.data;
}
