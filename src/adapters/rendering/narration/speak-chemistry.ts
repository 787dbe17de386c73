import { LOWERED, onTheLine } from './digits.ts';

/** Elements of which at least one has a count below or a charge above: H₂O, CO₂, C₆H₁₂O₆, Na⁺, SO₄²⁻. */
const SUBSTANCE = new RegExp(
  `(?<![A-Za-z])(?=[A-Za-z()]*(?:${LOWERED}|[⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁺⁻](?![⁰¹²³⁴⁵⁶⁷⁸⁹])))[A-Z][a-z]?(?:[A-Z][a-z]?|[()]|${LOWERED})*[⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁺⁻]?(?![A-Za-z])`,
  'g',
);

/** A variable with an index: v₀, x₁. */
const INDEXED = new RegExp(`([A-Za-zα-ωΑ-Ω])(${LOWERED}+)`, 'g');

/** Spells substances, and says the index of a variable. */
export function speakChemistry(text: string): string {
  return text
    .replaceAll(/(?<=\d)(?=[A-Z][a-z]?[₀-₉])/g, ' ')
    .replaceAll(SUBSTANCE, (substance) =>
      /^[A-Z]/.test(substance) && isSubstance(substance) ? spelled(substance) : substance,
    )
    .replaceAll(INDEXED, (_, variable: string, index: string) => `${variable} ${onTheLine(index)}`);
}

/** One capital with an index may as well be a quantity (T₁); a substance has a charge, a pair (O₂), or several letters. */
function isSubstance(text: string): boolean {
  return /[A-Za-z].*[A-Za-z]/.test(text) || /[⁺⁻]$/.test(text) || /^(H|N|O|F)₂$/.test(text) || text === 'O₃';
}

function spelled(substance: string): string {
  const [, body = '', charge = ''] = /^(.*?)([⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁺⁻]?)$/.exec(substance) ?? [];
  const letters = [...onTheLine(body.replaceAll(/[()]/g, ''))].map((character) => character.toUpperCase());
  // Digits of one number stay together.
  const name = letters.join(' ').replaceAll(/(\d) (?=\d)/g, '$1');
  const said = onTheLine(charge).replace('-', ' minus').replace('+', ' plus');
  return said === '' ? name : `${name} ${said.trim()}`;
}
