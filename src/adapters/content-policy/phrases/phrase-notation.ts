/** A phrase as written, read into its parts. */
export type Notation =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'list'; readonly name: string }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'group'; readonly alternatives: readonly (readonly Notation[])[]; readonly optional: boolean };

const TOKEN = /\.\.\d+|\{[a-z-]+\}|[\p{L}\p{N}\p{M}'’]+|[()|?]/gu;
const MOST_SKIPPED = 8;

/**
 * Reads the notation of phrases: `how {do-i} make ..2 (pipe bomb|bomb) please?` is "how", an entry of the list `do-i`,
 * "make", up to two words, one of two word groups, and a word that may be missing. There is no repetition.
 *
 * @throws Error with the reason when the text is not in the notation.
 */
export function readNotation(source: string): readonly Notation[] {
  const tokens = source.match(TOKEN) ?? [];
  if (tokens.join('') !== source.replaceAll(' ', '')) throw new Error(`"${source}" has a sign that means nothing here`);
  const reader = { tokens, at: 0 };
  const parts = readSequence(reader);
  if (reader.at < tokens.length) throw new Error(`"${source}" has a stray "${tokens[reader.at]}"`);
  return parts;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function readSequence(reader: Reader): readonly Notation[] {
  const parts: Notation[] = [];
  for (
    let token = reader.tokens[reader.at];
    token !== undefined && !')|?'.includes(token);
    token = reader.tokens[reader.at]
  ) {
    const part = readPart(reader, token);
    if (reader.tokens[reader.at] !== '?') parts.push(part);
    else {
      reader.at += 1;
      parts.push({ kind: 'group', alternatives: part.kind === 'group' ? part.alternatives : [[part]], optional: true });
    }
  }
  if (parts.length === 0) throw new Error('an alternative is empty');
  return parts;
}

function readPart(reader: Reader, token: string): Notation {
  reader.at += 1;
  if (token === '(') return readGroup(reader);
  if (token.startsWith('{')) return { kind: 'list', name: token.slice(1, -1) };
  if (!token.startsWith('.')) return { kind: 'word', word: token };
  const most = Number(token.slice(2));
  if (most < 1 || most > MOST_SKIPPED) throw new Error(`a gap is 1 to ${MOST_SKIPPED} words, not ${most}`);
  return { kind: 'gap', most };
}

function readGroup(reader: Reader): Notation {
  const alternatives = [readSequence(reader)];
  while (reader.tokens[reader.at] === '|') {
    reader.at += 1;
    alternatives.push(readSequence(reader));
  }
  if (reader.tokens[reader.at] !== ')') throw new Error('a parenthesis is not closed');
  reader.at += 1;
  return { kind: 'group', alternatives, optional: false };
}
