import { type PhraseState, SENTENCE_END } from './phrase.ts';

/** Where the words that match `state` from `at` on end (exclusive), or null where they do not match. */
export function matchPhrase(state: PhraseState, words: readonly string[], at: number): number | null {
  switch (state.kind) {
    case 'end':
      return at;
    case 'words':
      return matchWords(state, words, at);
    case 'gap':
      return matchAfterGap(state, words, at);
    case 'either':
      for (const branch of state.branches) {
        const end = matchPhrase(branch, words, at);
        if (end !== null) return end;
      }
      return null;
  }
}

function matchWords(
  { choice, next }: Extract<PhraseState, { kind: 'words' }>,
  words: readonly string[],
  at: number,
): number | null {
  const word = words[at];
  const groups = word === undefined ? undefined : choice.get(word);
  if (groups === undefined) return null;
  for (const group of groups) {
    if (group.length > 0 && !group.every((other, offset) => words[at + 1 + offset] === other)) continue;
    const end = matchPhrase(next, words, at + 1 + group.length);
    if (end !== null) return end;
  }
  return null;
}

function matchAfterGap(
  { most, next }: Extract<PhraseState, { kind: 'gap' }>,
  words: readonly string[],
  at: number,
): number | null {
  for (let skipped = 0; skipped <= most; skipped += 1) {
    const end = matchPhrase(next, words, at + skipped);
    if (end !== null) return end;
    if (words[at + skipped] === SENTENCE_END) return null;
  }
  return null;
}
