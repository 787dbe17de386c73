import { INTEREST_FAMILIES } from '../../domain/topic.ts';
import type { CatalogueMistake } from './catalogue-mistakes.ts';
import type { InterestEntry } from './interest-schema.ts';

/** What the schema cannot see: each id and each wording leads to one interest, and no family is empty. */
export function checkInterests(path: string, interests: readonly InterestEntry[]): readonly CatalogueMistake[] {
  const owners = new Map<string, string>();
  const mistakes: CatalogueMistake[] = [];
  const claim = (word: string, owner: string) => {
    const earlier = owners.get(word);
    if (earlier !== undefined && earlier !== owner) {
      mistakes.push({ path, problem: `"${word}" leads to both ${earlier} and ${owner}` });
    }
    owners.set(word, owner);
  };
  const ids = new Set<string>();
  for (const { id, name, aliases, alone } of interests) {
    if (ids.has(id)) mistakes.push({ path, problem: `the id "${id}" comes twice` });
    ids.add(id);
    for (const word of [name, ...aliases, ...alone]) claim(word.toLowerCase(), id);
  }
  for (const { id, family, broader } of interests) {
    const isOfFamily = (other: InterestEntry) => other.id === broader && other.family === family && other.id !== id;
    if (broader !== undefined && !interests.some(isOfFamily)) {
      mistakes.push({ path, problem: `${id}: "${broader}" is no other interest of its family` });
    }
  }
  for (const family of INTEREST_FAMILIES) {
    if (!interests.some((interest) => interest.family === family)) {
      mistakes.push({ path, problem: `the family ${family} has no interest` });
    }
  }
  return mistakes;
}
