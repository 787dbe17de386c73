import { onTheLine, RAISED } from './digits.ts';

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  Δ: 'delta',
  ε: 'epsilon',
  θ: 'theta',
  λ: 'lambda',
  μ: 'mu',
  µ: 'mu',
  ν: 'nu',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  Σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  ω: 'omega',
  Ω: 'omega',
};

const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/\s*(?:[⇌↔]|<-+>|<=>)\s*/g, ' and back, '],
  [/\s*(?:→|⟶|->|⇒)\s*/g, ' gives '],
  [/\s*!=\s*/g, ' is not equal to '],
  [/\s*==\s*/g, ' double equals '],
  [/\s*(?:≈|∼|~=)\s*/g, ' is about '],
  [/\s*≠\s*/g, ' does not equal '],
  [/\s*(?:≤|<=)\s*/g, ' is at most '],
  [/\s*(?:≥|>=)\s*/g, ' is at least '],
  [/\s*∝\s*/g, ' is proportional to '],
  [/\s*±\s*/g, ' plus or minus '],
  [/\s*=\s*/g, ' equals '],
  [/\s+<\s+/g, ' is less than '],
  [/\s+>\s+/g, ' is greater than '],
  [/\s*[×·⋅∙]\s*|\s+\*\s+|(?<=\d)\*(?=\d)/g, ' times '],
  [/\s*÷\s*/g, ' divided by '],
  [/(?<=\d)\s+x\s+(?=\d)/g, ' times '],
  [/(?<=\d)\((?=\d)/g, ' times ('],
  [/\blog(\d+)\s*\(?(?=\w)/g, ' log base $1 of '],
  [/\blog(?:\(|\s+)(?=the|\w\W|\d)/g, ' log of '],
  [/(?<=squared|cubed)\s*\/\s*(?=[\w(])/g, ' over '],
  [/(^|[\s(=,])[-−](?=log\b)/g, '$1minus '],
  [/√\s*\(?/g, ' the square root of '],
  [/∞/g, ' infinity '],
  [/[∑Σ]/g, ' the sum of '],
  [/∫/g, ' the integral of '],
  [/∠/g, ' angle '],
  [/\s*\+\s*(?=[\w(])/g, ' plus '],
  [/(^|[\s(=,])[-−](?=\d|[a-z]\b)/gi, '$1minus '],
  [/(?<=[\w)])\s*−\s*/g, ' minus '],
  [/(?<=[\w)]\s)-(?=\s[\w(])/g, 'minus'],
  [/(?<=\d)\s?[-–](?=\d)/g, ' to '],
  [/\b([a-zA-Z])\(([a-z0-9])\)/g, '$1 of $2'],
];

const FUNCTIONS: Readonly<Record<string, string>> = { sin: 'sine', cos: 'cosine', tan: 'tangent', ln: 'natural log' };

const AROUND =
  '(?:equals|times|plus|minus|divided by|is about|is at most|is at least|is proportional to|does not equal)';
const FACTORS = new RegExp(`(?<=${AROUND} |\\d )([a-zA-Z]{1,4})\\b|\\b([a-zA-Z]{1,4})(?= ${AROUND}\\b)`, 'g');
/** Words that stand beside an operator as themselves. */
const WORDS =
  /^(?:the|is|it|he|she|they|we|you|and|or|of|to|in|by|on|at|an|as|so|if|no|one|two|six|ten|sine|log|net|mass|area|pi|rate|work|time|half|heat|cost|base|side|both|each|per|from|that|this|then|what|rho|phi|tau|mu|nu|beta|tan|cos|sum|part|zero|four|five|nine)$/i;

/** Says formulas: operators, powers and roots, and the letters of a product one by one ("F = ma"). */
export function speakFormulas(text: string): string {
  const powers = text
    .replaceAll(/\^\(?(-?[\w]+)\)?/g, (_, power: string) => powerWords(power))
    .replaceAll(new RegExp(`${RAISED}+`, 'g'), (power) => powerWords(onTheLine(power)))
    .replaceAll(/\b(sin|cos|tan|ln)\b(?=\s*[\dαθa-z(])/g, (name) => ` ${FUNCTIONS[name]} `)
    // 2x is two factors; 3D and 4th are words.
    .replaceAll(/(?<![\w.])(\d+(?:\.\d+)?)([a-z]{1,2})(?![\w'])/g, (whole, number: string, letters: string) =>
      /^(?:st|nd|rd|th|am|pm|s|d)$/.test(letters) ? whole : `${number} ${letters}`,
    );
  const operators = quotients(properFractions(powers));
  const said = OPERATORS.reduce((result, [sign, words]) => result.replaceAll(sign, words), operators);
  const letters = said.replaceAll(FACTORS, (factors) => (isProduct(factors) ? [...factors].join(' ') : factors));
  return variableA(letters)
    .replaceAll(/[α-ωΑ-Ωµ]/g, (letter) => ` ${GREEK[letter] ?? ''} `)
    .replaceAll(/\s{2,}/g, ' ');
}

/** 3/4, F / m and 120 / 80 are divisions; and/or is not. */
function quotients(text: string): string {
  const side = '(?:\\d[\\d.,]*|[A-Za-zα-ωΔ](?![A-Za-z])|\\))';
  return text
    .replaceAll(new RegExp(`(?<=(?<![A-Za-z])${side}|\\))\\s*/\\s*(?=\\(?${side})`, 'g'), ' over ')
    .replaceAll(/(?<=[\w)]) \/ (?=[\w(])/g, ' divided by ');
}

const PARTS = [
  '',
  '',
  'half',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  '',
  'twelfth',
];

/** Parts of a whole as one says them: 3/4 is "3 fourths", while 120/80 stays a division. */
function properFractions(text: string): string {
  return text.replaceAll(/(?<![\w./^(])(\d{1,2})\/(\d{1,2})(?![\w./)])/g, (whole, above: string, below: string) => {
    const part = PARTS[Number(below)];
    if (part === undefined || part === '' || Number(above) >= Number(below)) return whole;
    return `${above} ${above === '1' ? part : `${part}s`}`;
  });
}

function powerWords(power: string): string {
  if (power === '2') return ' squared';
  if (power === '3') return ' cubed';
  if (power === '+' || power === '-') return power === '+' ? ' plus' : ' minus';
  return ` to the power of ${power.replace('-', 'minus ')} `;
}

function isProduct(letters: string): boolean {
  if (letters.length === 1 || WORDS.test(letters)) return false;
  return letters === 'ma' || !/[aeiouy]/i.test(letters) || /[A-Z]/.test(letters.slice(1));
}

/** Beside an operator, a is a quantity: as a capital it is not said as the article. */
function variableA(text: string): string {
  return text.replaceAll(
    new RegExp(`\\ba(?= ${AROUND}| over)|(?<=${AROUND} |over |m )a(?=[\\s,.;]|$)(?! [a-z]{2,})`, 'g'),
    'A',
  );
}
