import { INTEREST_FAMILIES, type Interest, type InterestFamily } from '../../../../domain/topic.ts';

/** The best known of each family, which the catalogue names first. */
export function bestKnown(interests: readonly Interest[]): readonly Interest[] {
  return byFamily(interests).flatMap(({ members }) => members.slice(0, 1));
}

/** Interests by family, in the order of the families. */
export function byFamily(
  interests: readonly Interest[],
): readonly { readonly family: InterestFamily; readonly members: readonly Interest[] }[] {
  return INTEREST_FAMILIES.map((family) => ({
    family,
    members: interests.filter((interest) => interest.family === family),
  })).filter(({ members }) => members.length > 0);
}
