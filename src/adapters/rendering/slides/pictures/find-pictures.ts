import { DIAGRAM_WORDS, ICON_WORDS } from './vocabulary.ts';

const PICTURE_OF = new Map(
  Object.entries({ ...ICON_WORDS, ...DIAGRAM_WORDS }).flatMap(([picture, words]) =>
    words.split(' ').map((word) => [word, picture] as const),
  ),
);

/** The pictures that the words of a text call for, in the order of the words, each once. */
export function findPictures(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z]+(?:-[a-z]+)*/g) ?? [];
  const pictures = words.flatMap((word) => {
    const found = PICTURE_OF.get(word);
    return found === undefined ? [] : [found];
  });
  return [...new Set(pictures)];
}
