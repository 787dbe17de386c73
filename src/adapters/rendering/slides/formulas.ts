const EQUALITY = /^[=≈≠≤≥<>∝→⇌]$/;
const OPERATOR = /^[+\-−×·*/÷]$/;
/** Short words that may stand beside a formula and are no quantity. */
const WORDS = /^(?:a|is|by|of|to|in|it|as|at|so|if|on|or|we|he|an|be|up|no|i|and|for|the|but)$/i;
/** A number, a letter or two, a unit, a product, a substance: with signs, powers and indices. */
const QUANTITY = /^[-−±√(]*(?:\d[\d.,]*\s?%?|\d*[A-Za-zα-ωΔΩ°]{1,3})?[A-Za-z\d²³⁰-⁹⁺⁻₀-₉πθλμΔΩ°/^·().%]*$/u;
const LONGEST = 34;
/** After these, what looks like the left side is only the end of a phrase. */
const BINDING = /^(?:of|by|from|to|per|than|times|plus|minus|over|for|in|at|with)$/i;
const SAID_TO_BE_WRONG = /^(?:is|are|would be) (?:wrong|false|not)/;
const NUMBER = /^-?\d[\d.,]*%?$/;
/** Words that make another number of the one before them. */
const SCALE = /^(?:percent|tens?|hundreds?|thousand|million|billion|trillion|dozen|degrees)$/;

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
  // "13% of 0.10 = 0.013": the number is the end of a phrase and not a side.
  const bound = first - start === 1 && NUMBER.test(tokens[start] ?? '') && BINDING.test(tokens[start - 1] ?? '');
  const inside = tokens.slice(bound ? first + 1 : start, end);
  while (EQUALITY.test(inside[0] ?? '')) inside.shift();
  while (EQUALITY.test(inside.at(-1) ?? '')) inside.pop();
  // With a sign at its end, the rest of that side is a word ("15 tens ÷ 6 = 2 tens"): half a formula is a false one.
  if (isSign(inside[0]) || isSign(inside.at(-1)) || isFalse(inside)) return [];
  if (SAID_TO_BE_WRONG.test(tokens.slice(end, end + 2).join(' '))) return [];
  const scale = SCALE.test(tokens[end] ?? '') ? [tokens[end] ?? ''] : [];
  return inside.some((token) => EQUALITY.test(token)) ? [[...inside, ...scale].join(' ')] : [];
}

/** Two plain numbers that differ: "0 = 4" is what a proof rejects, or what is left of a sentence. */
function isFalse(tokens: readonly string[]): boolean {
  const [one = '', sign, other = ''] = tokens;
  return tokens.length === 3 && sign === '=' && NUMBER.test(one) && NUMBER.test(other) && one !== other;
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
