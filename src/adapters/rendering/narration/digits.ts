const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** Raised digits and signs, as a character class. */
export const RAISED = `[${SUPERSCRIPTS}⁺⁻ⁿ]`;
/** Lowered digits and signs, as a character class. */
export const LOWERED = `[${SUBSCRIPTS}₊₋ₙ]`;

/** Raised and lowered characters on the line: `⁻³` is `-3`. */
export function onTheLine(text: string): string {
  return [...text]
    .map((character) => {
      const digit = Math.max(SUPERSCRIPTS.indexOf(character), SUBSCRIPTS.indexOf(character));
      if (digit >= 0) return String(digit);
      if (character === 'ⁿ' || character === 'ₙ') return 'n';
      if (character === '⁻' || character === '₋') return '-';
      return character === '⁺' || character === '₊' ? '+' : character;
    })
    .join('');
}
