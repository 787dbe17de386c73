/** Interests to choose with one tap: one or two of each family of the catalogue, which a test compares them with. */
export const POPULAR_INTERESTS: readonly string[] = [
  'basketball',
  'soccer',
  'dance',
  'video games',
  'Minecraft',
  'music',
  'drawing',
  'cooking',
  'dogs',
  'cars',
  'superheroes',
  'hanging out with friends',
];
