import type { IdGenerator } from '../../domain/ports/id-generator.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Ids and jitter from the seed. */
export function seededIds(random: SeededRandom): IdGenerator {
  return { uuid: () => random.uuid(), random: () => random.fraction() };
}
