const LONGEST_WORD = 80;

/** A vendor's word as it may go into a log: kept as it came, but short and without anything that is no word. */
export function vendorWord(word: string): string {
  return word.replace(/[^\w .:-]/gu, '').slice(0, LONGEST_WORD) || 'empty';
}
