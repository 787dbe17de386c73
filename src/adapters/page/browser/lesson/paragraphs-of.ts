/** The paragraphs of a text, which are separated by line breaks. */
export function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
}
