/** A pattern with something that every match of it has: whether a text has that is seen far faster. */
export interface CuedPattern {
  readonly cue: string;
  readonly pattern: RegExp;
}

/** Finds one kind of personal data and puts a neutral word in its place. */
export interface Redactor {
  /** What stands in the text afterwards. It has no sign that a redactor looks for, so a second pass changes nothing. */
  readonly replacement: string;
  /** The text without that kind of data; the same text where there is none. */
  redact(text: string): string;
}

/**
 * A redactor for one or more patterns; `isMeant` refuses matches that only look like personal data. Patterns with the
 * flags `iu` begin with `(?<!\w)`: there `\b` says the same and takes twenty times as long.
 */
export function patternRedactor(
  replacement: string,
  patterns: readonly (RegExp | CuedPattern)[],
  isMeant: (found: string, before: string, after: string) => boolean = () => true,
): Redactor {
  const cued = patterns.map((pattern) => (pattern instanceof RegExp ? { cue: '', pattern } : pattern));
  return {
    replacement,
    redact: (text) =>
      cued.reduce(
        (current, { cue, pattern }) =>
          current.includes(cue) ? replaceMeant(current, pattern, replacement, isMeant) : current,
        text,
      ),
  };
}

/** Replaces the named group `data` of every match that is meant, or the whole match where there is no such group. */
function replaceMeant(
  text: string,
  pattern: RegExp,
  replacement: string,
  isMeant: (found: string, before: string, after: string) => boolean,
): string {
  // Most texts have none, and to iterate over no match costs far more than to see that there is none.
  if (text.search(pattern) === -1) return text;
  let result = '';
  let copied = 0;
  for (const match of text.matchAll(pattern)) {
    const found = match.groups?.['data'] ?? match[0];
    const start = match.index + match[0].lastIndexOf(found);
    if (
      !isMeant(
        found,
        text.slice(Math.max(0, start - 40), start),
        text.slice(start + found.length, start + found.length + 24),
      )
    )
      continue;
    result += text.slice(copied, start) + replacement;
    copied = start + found.length;
  }
  return result + text.slice(copied);
}
