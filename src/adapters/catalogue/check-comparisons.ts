import type { CatalogueMistake } from './catalogue-mistakes.ts';
import type { TopicFile } from './check-topics.ts';
import type { InterestEntry } from './interest-schema.ts';

/** Whom a topic's comparisons are for: interests of their family, each in one, and one at most that leaves it open. */
export function checkComparisons(
  files: readonly TopicFile[],
  interests: readonly InterestEntry[],
): readonly CatalogueMistake[] {
  const families = new Map(interests.map(({ id, family }) => [id, family]));
  return files.flatMap(({ path, value }) => {
    const problems: string[] = [];
    const open = new Set<string>();
    const claimed = new Set<string>();
    for (const { family, interests: ids } of value.analogies) {
      if (ids === undefined && open.has(family)) problems.push(`${family} comes twice without its interests`);
      if (ids === undefined) open.add(family);
      for (const id of ids ?? []) {
        if (families.get(id) !== family) problems.push(`"${id}" is no interest of the family ${family}`);
        if (claimed.has(id)) problems.push(`"${id}" is in two comparisons`);
        claimed.add(id);
      }
    }
    return problems.map((problem) => ({ path, problem: `analogies: ${problem}` }));
  });
}
