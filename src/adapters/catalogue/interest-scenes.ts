import { z } from 'zod';
import { INTEREST_FAMILIES, type InterestFamily } from '../../domain/topic.ts';
import { readShippedData } from '../text-search/shipped-data.ts';
import type { InterestEntry } from './interest-schema.ts';

/** Words, or beginnings of words (`coach*`), and the interests of a family that they are said of. */
const ruleSchema = z.strictObject({
  interests: z.union([z.literal('all'), z.array(z.string())]),
  words: z.array(z.string().min(1)).min(1),
});

/** What belongs to the world of an interest, and what does not: `interest-scenes.json`. */
const sceneSchema = z.strictObject({
  alwaysAtHome: z.array(z.string()),
  atHome: z.array(ruleSchema),
  outOfPlace: z.array(ruleSchema),
});

interface Rule {
  readonly tells: (id: string) => boolean;
  readonly words: RegExp;
}

interface Scene {
  readonly alwaysAtHome: readonly string[];
  readonly atHome: readonly Rule[];
  readonly outOfPlace: readonly Rule[];
}

const scenes = new Map<string, Scene>(
  Object.entries(
    readShippedData('catalogue/interest-scenes.json', z.record(z.enum(INTEREST_FAMILIES), sceneSchema)),
  ).map(([family, { alwaysAtHome, atHome, outOfPlace }]) => [
    family,
    { alwaysAtHome, atHome: atHome.map(ruleOf), outOfPlace: outOfPlace.map(ruleOf) },
  ]),
);

/**
 * The interests of a family that a comparison truly speaks to: something in it belongs to their world, and nothing in
 * it is foreign there. A bonfire is no part of skateboarding, nor a camouflaged insect of dogs.
 */
export function interestsSpokenTo(
  family: InterestFamily,
  text: string,
  interests: readonly InterestEntry[],
): readonly string[] {
  const scene = scenes.get(family);
  if (scene === undefined) return [];
  const said = text.toLowerCase();
  const home = scene.atHome.filter(({ words }) => words.test(said));
  const foreign = scene.outOfPlace.filter(({ words }) => words.test(said));
  return interests
    .filter((interest) => interest.family === family)
    .map(({ id }) => id)
    .filter((id) => scene.alwaysAtHome.includes(id) || home.some(({ tells }) => tells(id)))
    .filter((id) => !foreign.some(({ tells }) => tells(id)));
}

function ruleOf({ interests, words }: z.infer<typeof ruleSchema>): Rule {
  const forms = words.map((word) => word.replaceAll(/[.()]/gu, '\\$&').replace(/\*$/u, '[a-z]*'));
  return {
    tells: (id) => interests === 'all' || interests.includes(id),
    words: new RegExp(`(?<![a-z])(?:${forms.join('|')})(?![a-z])`, 'u'),
  };
}
