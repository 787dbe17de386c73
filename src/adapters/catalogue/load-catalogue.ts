import type { Topic } from '../../domain/topic.ts';
import { type FoundFile, findInterestFile, findTopicFiles } from './catalogue-folder.ts';
import { type CatalogueMistake, CatalogueMistakes } from './catalogue-mistakes.ts';
import { checkComparisons } from './check-comparisons.ts';
import { checkInterests } from './check-interests.ts';
import { checkTopics } from './check-topics.ts';
import { interestsSpokenTo } from './interest-scenes.ts';
import { type InterestEntry, interestFileSchema } from './interest-schema.ts';
import { readCatalogueFile } from './read-catalogue-file.ts';
import { type TopicEntry, topicSchema } from './topic-schema.ts';

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
  const files = topicFiles.map((file) => readCatalogueFile(file, topicSchema));
  const interests = readCatalogueFile(interestFile, interestFileSchema);
  const readable = files.filter((file) => file.kind === 'read');
  const mistakes = [
    ...[...files, interests].flatMap((file) => (file.kind === 'unreadable' ? file.mistakes : [])),
    ...checkTopics(readable),
    ...(interests.kind === 'read' ? checkInterests(interests.path, interests.value) : []),
    ...(interests.kind === 'read' ? checkComparisons(readable, interests.value) : []),
  ];
  if (mistakes.length > 0 || interests.kind === 'unreadable') return { kind: 'invalid', mistakes };
  const topics = readable.map(({ value }) => addressed(value, interests.value));
  return { kind: 'valid', data: { topics, interests: interests.value } };
}

/** A comparison that leaves open whom it is for speaks to those at whom its words are at home, but for those with their own. */
function addressed(topic: TopicEntry, interests: readonly InterestEntry[]): Topic {
  const served = new Set(topic.analogies.flatMap((analogy) => analogy.interests ?? []));
  return {
    ...topic,
    analogies: topic.analogies.map((analogy) => {
      // Found out when it is asked for: to read every comparison of every topic takes a tenth of a second of each start.
      let spokenTo = analogy.interests;
      return {
        ...analogy,
        get interests(): readonly string[] {
          spokenTo ??= interestsSpokenTo(analogy.family, analogy.text, interests).filter((id) => !served.has(id));
          return spokenTo;
        },
      };
    }),
  };
}

/** The catalogue that ships with the program; throws CatalogueMistakes when its files are wrong. */
export function loadCatalogue(): CatalogueData {
  const checked = checkCatalogue(findTopicFiles(), findInterestFile());
  if (checked.kind === 'invalid') throw new CatalogueMistakes(checked.mistakes);
  return checked.data;
}
