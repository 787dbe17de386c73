/** Two lines of a caption, as subtitlers have them. */
const LINE = 42;
const LINES = 2;
const FITS = LINE * LINES - 6;

/** A sentence in parts that each fit a caption, broken where one would breathe: after a comma, else before a small word. */
export function captionPhrases(sentence: string): readonly string[] {
  const words = sentence.split(/\s+/);
  const parts = Math.ceil(sentence.length / FITS);
  const aim = sentence.length / parts;
  const phrases: string[] = [];
  let phrase: string[] = [];
  for (const [index, word] of words.entries()) {
    phrase.push(word);
    const length = phrase.join(' ').length;
    const next = words[index + 1];
    if (next === undefined) break;
    const full = length + 1 + next.length > FITS;
    if (full || length >= aim + breathing(word, next)) {
      phrases.push(phrase.join(' '));
      phrase = [];
    }
  }
  return phrase.length > 0 ? [...phrases, phrase.join(' ')] : phrases;
}

/** Characters by which a break may come before (or must wait beyond) its even share. */
function breathing(word: string, next: string): number {
  if (/[,;:]$/.test(word)) return -18;
  if (/^(and|but|or|so|because|when|while|which|that|if|than|where|with)$/i.test(next)) return -10;
  return /^(a|an|the|of|to|in|is|are|was|were|be|been|has|have|can|will|may|by|for|from|on|at|as|its|your|this|these|and|or|not)$/i.test(
    word,
  )
    ? 8
    : 0;
}

/** A caption on at most two lines of about the same length. */
export function captionLines(phrase: string): readonly string[] {
  if (phrase.length <= LINE) return [phrase];
  const words = phrase.split(' ');
  const breaks = words.map((_, index) => index).slice(1);
  const unevenness = (at: number) => Math.abs(words.slice(0, at).join(' ').length - phrase.length / 2);
  const best = breaks.sort((one, other) => unevenness(one) - unevenness(other))[0] ?? words.length;
  return [words.slice(0, best).join(' '), words.slice(best).join(' ')].filter((line) => line !== '');
}
