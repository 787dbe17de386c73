const EQUALITY = /^[=≈≠≤≥<>∝→⇌]$/;
const OPERATOR = /^[+\-−×·*/÷]$/;
/** Short words that may stand beside a formula and are no quantity. */
const WORDS = /^(?:a|is|by|of|to|in|it|as|at|so|if|on|or|we|he|an|be|up|no|i|and|for|the|but)$/i;
/** A number, a letter or two, a unit, a product, a substance: with signs, powers and indices. */
const QUANTITY = /^[-−±√(]*(?:\d[\d.,]*\s?%?|\d*[A-Za-zα-ωΔΩ°]{1,3})?[A-Za-z\d²³⁰-⁹⁺⁻₀-₉πθλμΔΩ°/^·().%]*$/u;
const LONGEST = 34;

/** The formulas of a sentence as they are written, such as `a = 120 / 80 = 1.5 m/s²`. */
export function formulasOf(sentence: string): readonly string[] {
  return sentence
    .split(/[,;:?!](?=\s|$)|\.(?=\s|$)/)
    .flatMap((clause) => formulaOf(clause.trim().split(/\s+/)))
    .filter((formula) => formula.length <= LONGEST);
}

function formulaOf(tokens: readonly string[]): readonly string[] {
  const first = tokens.findIndex((token) => EQUALITY.test(token));
  if (first <= 0) return [];
  let start = first;
  while (start > 0 && isPart(tokens[start - 1], start === first)) start -= 1;
  let end = first + 1;
  while (end < tokens.length && isPart(tokens[end], isSign(tokens[end - 1]))) end += 1;
  const inside = tokens.slice(start, end);
  while (inside.length > 0 && isSign(inside[0])) inside.shift();
  while (inside.length > 0 && isSign(inside.at(-1))) inside.pop();
  return inside.some((token) => EQUALITY.test(token)) ? [inside.join(' ')] : [];
}

function isSign(token = ''): boolean {
  return EQUALITY.test(token) || OPERATOR.test(token);
}

/** @param besideSign where even a word such as `a` is a quantity */
function isPart(token = '', besideSign: boolean): boolean {
  if (isSign(token)) return true;
  if (WORDS.test(token) && !(besideSign && /^[aAiI]$/.test(token))) return false;
  return token.length <= 10 && QUANTITY.test(token) && !/^[a-z]{3,}$/.test(token);
}
