const ASCII = /^\p{ASCII}*$/u;

/**
 * Text without what readers do not see or do not mind: compatibility forms, case, accents, invisible characters and
 * apostrophes ("Don’t" and "dont" read the same).
 */
export function foldCharacters(text: string): string {
  // Of all that is done below, ASCII knows only case and the apostrophe.
  if (ASCII.test(text)) return text.toLowerCase().replaceAll("'", '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Co}\p{Cn}'’‘ʼ´]+/gu, '')
    .replaceAll('ß', 'ss');
}
