import { z } from 'zod';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import { INTEREST_FAMILIES, type InterestFamily, type Topic } from '../../../domain/topic.ts';
import { readShippedData } from '../../text-search/shipped-data.ts';

const { any, families } = readShippedData(
  'offline/data/starting-points.json',
  z.strictObject({
    any: z.array(z.string()).min(4),
    families: z.record(z.enum(INTEREST_FAMILIES), z.array(z.string()).min(2)),
  }),
);

const YEARS_KNOWN = 3;

/** Topics to offer where nothing is known but an interest. */
export function topicsAround(family: InterestFamily, catalogue: TopicCatalogue): readonly Topic[] {
  return existing(families[family], catalogue);
}

/** Topics to offer where nothing is known at all: those of the student's grade, of different subjects first. */
export function topicsToStartWith(grade: number, catalogue: TopicCatalogue): readonly Topic[] {
  const known = existing(any, catalogue);
  const pool = known.length >= 2 ? known : catalogue.topics();
  // What one may have heard of, rather than what is newest.
  const familiar = grade - YEARS_KNOWN;
  const fresh = pool
    .filter(({ grades }) => grades.from <= grade && grade <= grades.to)
    .sort((one, other) => Math.abs(one.grades.from - familiar) - Math.abs(other.grades.from - familiar));
  const subjects = new Set<string>();
  const different = fresh.filter(({ subject }) => !subjects.has(subject) && subjects.add(subject));
  return [...new Set([...different, ...fresh, ...pool])];
}

function existing(ids: readonly string[], catalogue: TopicCatalogue): readonly Topic[] {
  return ids.map((id) => catalogue.topic(id)).filter((topic) => topic !== null);
}
