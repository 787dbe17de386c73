/** What a student likes, as the form has it: what is ticked, and what else was written. */
export interface Interests {
  readonly ticked: readonly string[];
  /** Separated by commas. */
  readonly written: string;
}

export function allInterests({ ticked, written }: Interests): readonly string[] {
  const words = written.split(',').map((word) => word.trim());
  return [...new Set([...ticked, ...words])].filter((word) => word !== '');
}

export function toggled({ ticked, written }: Interests, name: string): Interests {
  const without = ticked.filter((each) => each !== name);
  return { written, ticked: without.length < ticked.length ? without : [...ticked, name] };
}

/** The interest that is being written: what follows the last comma. */
export function lastWords(written: string): string {
  return written.slice(written.lastIndexOf(',') + 1).trim();
}

/** What was written, with other words in place of the last. */
export function withLastWords(written: string, words: string): string {
  const before = written.slice(0, written.lastIndexOf(',') + 1);
  return before === '' ? words : `${before} ${words}`;
}
