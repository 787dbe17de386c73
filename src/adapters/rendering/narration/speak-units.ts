import { onTheLine } from './digits.ts';

/** Singular and plural of each unit that stands after a number in lessons. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  ...lengthsAndMasses(),
  s: ['second', 'seconds'],
  ms: ['millisecond', 'milliseconds'],
  min: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  N: ['newton', 'newtons'],
  kN: ['kilonewton', 'kilonewtons'],
  J: ['joule', 'joules'],
  kJ: ['kilojoule', 'kilojoules'],
  MJ: ['megajoule', 'megajoules'],
  kWh: ['kilowatt hour', 'kilowatt hours'],
  W: ['watt', 'watts'],
  kW: ['kilowatt', 'kilowatts'],
  MW: ['megawatt', 'megawatts'],
  V: ['volt', 'volts'],
  A: ['ampere', 'amperes'],
  mA: ['milliampere', 'milliamperes'],
  C: ['coulomb', 'coulombs'],
  Ω: ['ohm', 'ohms'],
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  MHz: ['megahertz', 'megahertz'],
  GHz: ['gigahertz', 'gigahertz'],
  Pa: ['pascal', 'pascals'],
  mmHg: ['millimeter of mercury', 'millimeters of mercury'],
  atm: ['atmosphere', 'atmospheres'],
  kPa: ['kilopascal', 'kilopascals'],
  K: ['kelvin', 'kelvins'],
  mol: ['mole', 'moles'],
  L: ['liter', 'liters'],
  mL: ['milliliter', 'milliliters'],
  dB: ['decibel', 'decibels'],
  eV: ['electron volt', 'electron volts'],
  T: ['tesla', 'teslas'],
  kB: ['kilobyte', 'kilobytes'],
  MB: ['megabyte', 'megabytes'],
  GB: ['gigabyte', 'gigabytes'],
  '°C': ['degree Celsius', 'degrees Celsius'],
  '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
  '°': ['degree', 'degrees'],
};

function lengthsAndMasses(): Record<string, readonly [string, string]> {
  const prefixes = { '': '', k: 'kilo', c: 'centi', m: 'milli', μ: 'micro', µ: 'micro', n: 'nano' };
  return Object.fromEntries(
    Object.entries(prefixes).flatMap(([short, long]) => [
      [`${short}m`, [`${long}meter`, `${long}meters`]],
      [`${short}g`, [`${long}gram`, `${long}grams`]],
    ]),
  );
}

const NAMES = Object.keys(UNITS)
  .sort((one, other) => other.length - one.length)
  .join('|');
const EXPONENT = '[⁻]?[¹²³⁴]';
const ONE = `(?:${NAMES})(?:${EXPONENT})?`;
const AFTER_NUMBER = new RegExp(
  `(10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\\d(?:[\\d,.]*\\d)?|one half|one quarter|three quarters)[\\s-]{0,2}(${ONE}(?:\\s?[·⋅]\\s?${ONE}|/${ONE}|\\s(?:${NAMES})⁻[¹²³])*)(?![A-Za-z²³⁻⁺°₀-₉])`,
  'g',
);
/** A unit that is a quotient, without a number before it: "measured in m/s". */
const ALONE = new RegExp(
  `(?<![A-Za-z\\d])((?:${NAMES})(?:${EXPONENT})?/(?:${NAMES})(?:${EXPONENT})?)(?![A-Za-z²³⁻])`,
  'g',
);

/** Short forms that are no word, with a word before them: "per km", "58 million km", "in cm²". */
const BY_ITSELF = new RegExp(
  `(?<![\\w/])([A-Za-z]+\\s)(km|cm|mm|kg|mg|mL|nm|kWh|kJ|kPa|dB)(${EXPONENT})?(?![\\w/²³⁻])`,
  'g',
);

/** Says the units after numbers: "9.8 m/s²" becomes "9.8 meters per second squared". */
export function speakUnits(text: string): string {
  return text
    .replaceAll(
      /(?<=[/\s\d])([ckm]?m)([23])(?![\w.])/g,
      (_, unit: string, power: string) => unit + (power === '2' ? '²' : '³'),
    )
    .replaceAll(new RegExp(`/\\((${ONE})[·⋅](${ONE})\\)`, 'g'), '/$1/$2')
    .replaceAll(AFTER_NUMBER, (whole, number: string, unit: string, at: number) => {
      // "a 40 m" is a length; "5 A" in "Vitamin 5 A" hardly occurs. A letter before the number makes it a name.
      if (at > 0 && /[A-Za-z₀-₉]/.test(text[at - 1] ?? '')) return whole;
      return `${number} ${unitWords(unit, number === '1')}`;
    })
    .replaceAll(ALONE, (unit: string) => (/[a-z]\/s|\/[mhLkg]/.test(unit) ? unitWords(unit, false) : unit))
    .replaceAll(
      BY_ITSELF,
      (_, before: string, name: string, exponent: string) =>
        `${before}${powered(`${name}${exponent ?? ''}`, /^(?:per|each|one|a|an)\s$/i.test(before))}`,
    )
    .replaceAll(/\bdegrees (?=angles?\b|turns?\b)/g, 'degree ');
}

function unitWords(unit: string, singular: boolean): string {
  const [above = '', ...below] = unit.split('/');
  const [first = '', ...others] = above.split(/\s?[·⋅]\s?|\s/);
  const said = [powered(first, singular), ...others.map((one) => powered(one, singular))].join(' ');
  return [said, ...below.map((one) => `per ${powered(one, true)}`)].join(' ').replaceAll(/\bper per\b/g, 'per');
}

function powered(unit: string, singular: boolean): string {
  const [, name = '', exponent = ''] = new RegExp(`^(.*?)(${EXPONENT})?$`).exec(unit) ?? [];
  const [one, many] = UNITS[name] ?? [name, name];
  const power = onTheLine(exponent);
  if (power.startsWith('-')) return `per ${one}${{ '-1': '', '-2': ' squared', '-3': ' cubed' }[power] ?? ''}`;
  const word = singular ? one : many;
  // A length squared is an area: "square meters"; a time squared is not.
  const metric = /meter/.test(word);
  if (power === '2') return metric ? `square ${word}` : `${word} squared`;
  if (power === '3') return metric ? `cubic ${word}` : `${word} cubed`;
  return word;
}
