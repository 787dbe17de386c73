import type { Disguise } from './disguise.ts';
import type { Lexicon } from './lexicon.ts';

const SHORTEST_GLUED_WORDS = 10;
const LONGEST_GLUED_WORDS = 60;
// Punctuation around a word that never stands for a letter; limited, so that a long run of it is not tried at each sign.
const EDGES = /^["“(]{1,4}|["”).,:;?]{1,4}$/gu;

/** What one run of characters without a space says, in words of the lexicon where it was disguised or mistyped. */
export function recoverWords(chunk: string, lexicon: Lexicon, disguise: Disguise): readonly string[] {
  if (lexicon.has(chunk)) return [chunk];
  const core = chunk.replace(EDGES, '');
  const parts = core.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const isOneWord = parts.length === 1 && parts[0] === core;
  const whole = isOneWord ? undefined : undisguised(core, lexicon, disguise);
  if (whole !== undefined) return [whole];
  return parts.flatMap((part) => (lexicon.has(part) ? [part] : recoverPart(part, lexicon, disguise)));
}

function recoverPart(part: string, lexicon: Lexicon, disguise: Disguise): readonly string[] {
  const word = undisguised(part, lexicon, disguise) ?? lexicon.corrected(part);
  if (word !== undefined) return [word];
  const glued = part.length >= SHORTEST_GLUED_WORDS && part.length <= LONGEST_GLUED_WORDS;
  return (glued ? lexicon.split(disguise.latin(part)) : undefined) ?? [part];
}

function undisguised(chunk: string, lexicon: Lexicon, disguise: Disguise): string | undefined {
  if (!/\p{L}/u.test(chunk) || chunk.length > LONGEST_GLUED_WORDS) return undefined;
  for (const reading of disguise.readings(chunk)) {
    // Signs inside a word ("su.ic.ide") say nothing; signs around it are ordinary punctuation.
    const letters = reading.replace(/[^\p{L}\p{N}*]+/gu, '');
    const starred = letters.includes('*') ? lexicon.unstarred(letters.replace(/^\*+|\*+$/g, '')) : undefined;
    if (starred !== undefined) return starred;
    const word = letters.replaceAll('*', '');
    if (lexicon.has(word)) return word;
    const short = lexicon.unstretched(word);
    if (short !== undefined) return short;
  }
  return undefined;
}
