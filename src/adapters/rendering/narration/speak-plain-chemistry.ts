/** Symbols of elements that occur in lessons. */
const ELEMENTS = 'Ag|Al|Ar|Au|Ba|Br|B|Ca|Cl|Cr|Cs|Cu|C|Fe|F|He|Hg|H|I|K|Li|Mg|Mn|Na|Ne|Ni|N|O|Pb|P|Si|Sn|S|U|Zn';
const GROUP = `(?:(?:${ELEMENTS})\\d*|\\((?:(?:${ELEMENTS})\\d*)+\\)\\d+)`;
const SUBSTANCE = new RegExp(`(?<![A-Za-z\\d])${GROUP}{1,8}(?![a-z])`, 'g');
/** Of one element: with these a digit makes a molecule, with others an index (T1, F2). */
const PAIRS = /^(?:H2|N2|O2|O3|Cl2|Br2)$/;
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/**
 * Substances that are written on one line, as they are written with raised and lowered signs: "CO2" is CO₂, "NH4+" is
 * NH₄⁺, "OH-" is OH⁻, "[H+]" is the concentration of H⁺.
 */
export function raiseAndLower(text: string): string {
  return text
    .replaceAll(/\s*\[([A-Z][A-Za-z\d()]*[+-]?)\]/g, ' the concentration of $1')
    .replaceAll(SUBSTANCE, (substance) => (isMolecule(substance) ? lowered(substance) : substance))
    .replaceAll(
      /(?<![A-Za-z])([A-Z][A-Za-z₀-₉]{0,6}\d?)([+-])(?=$|[\s,.;:)\]])/g,
      (whole, body: string, sign: string) =>
        /^(?:[A-Z][a-z]?(?:[A-Z₀-₉].*)?\d?|NAD|NADP)$/.test(body) &&
        (sign === '+' || /^(?:OH|Cl|Br|F|I|O|A|.*[₀-₉].*)$/.test(body))
          ? body.replace(/\d$/, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit) + (sign === '+' ? '⁺' : '⁻')
          : whole,
    );
}

function isMolecule(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const elements = text.match(new RegExp(ELEMENTS, 'g')) ?? [];
  return PAIRS.test(text) || elements.length > 1;
}

function lowered(text: string): string {
  return text.replaceAll(/\d/g, (digit) => SUBSCRIPTS[Number(digit)] ?? digit);
}
