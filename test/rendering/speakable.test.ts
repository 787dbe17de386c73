import { describe, expect, test } from '@jest/globals';
import { speakable } from '../../src/adapters/rendering/narration/speakable.ts';
import { sentencesOf, spokenLines } from '../../src/adapters/rendering/narration/spoken-lines.ts';
import { sampleLesson } from '../support/samples.ts';

describe('what is written is said', () => {
  test.each([
    ['F = ma', 'F equals m A'],
    ['By a = F / m the lighter object accelerates more.', 'By A equals F over m the lighter object accelerates more.'],
    [
      'The heavy skater feels 120 N: a = 120 / 80 = 1.5 m/s² away.',
      'The heavy skater feels 120 newtons: A equals 120 over 80 equals 1.5 meters per second squared away.',
    ],
    ['Plants take in H₂O and CO₂.', 'Plants take in H 2 O and C O 2.'],
    ['Glucose is C₆H₁₂O₆.', 'Glucose is C 6 H 12 O 6.'],
    ['Na⁺ and Cl⁻ attract.', 'N A plus and C L minus attract.'],
    ['x² + 3x = 10', 'x squared plus 3 x equals 10'],
    ['The area is πr².', 'The area is pi r squared.'],
    ['E = mc²', 'E equals m c squared'],
    ['PV = nRT', 'P V equals n R T'],
    ['sin θ ≈ 0.5', 'sine theta is about 0.5'],
    ['√2 ≈ 1.41', 'the square root of 2 is about 1.41'],
    ['10⁻³ m', '10 to the power of minus 3 meters'],
    ['Water boils at 100 °C, or 212°F.', 'Water boils at 100 degrees Celsius, or 212 degrees Fahrenheit.'],
    ['A 45° angle', 'A 45 degree angle'],
    ['About 20% of 1 kg', 'About 20 percent of 1 kilogram'],
    ['6 × 7 = 42, 8 ÷ 2 = 4', '6 times 7 equals 42, 8 divided by 2 equals 4'],
    ['−5 + 3 = −2', 'minus 5 plus 3 equals minus 2'],
    ['5 - 3 = 2', '5 minus 3 equals 2'],
    ['3/4 of the pizza', '3 fourths of the pizza'],
    ['1/2 + 1/3 = 5/6', '1 half plus 1 third equals 5 sixths'],
    ['10/5 = 2', '10 over 5 equals 2'],
    ['C6H12O6 → 2 C2H5OH + 2 CO2', 'C 6 H 12 O 6 gives 2 C 2 H 5 O H plus 2 C O 2'],
    ['ammonium (NH4+) and nitrate (NO3-)', 'ammonium, N H 4 plus, and nitrate, N O 3 minus,'],
    ['pH = -log[H+]', 'p H equals minus log of the concentration of H plus'],
    ['NH3 + H2O <-> NH4+ + OH-', 'N H 3 plus H 2 O and back, N H 4 plus plus O H minus'],
    ['K = [NO2]^2 / 2', 'K equals the concentration of N O 2 squared divided by 2'],
    ['4.18 J/(g·°C)', '4.18 joules per gram per degree Celsius'],
    [
      'It falls 6 °C per km, over 58 million km.',
      'It falls 6 degrees Celsius per kilometer, over 58 million kilometers.',
    ],
    ['120 over 80 mmHg', '120 over 80 millimeters of mercury'],
    ['n²/2 steps, about log2(n) levels', 'n squared over 2 steps, about log base 2 of n, levels'],
    ['2(600 + 15) = 1230', '2 times, 600 plus 15, equals 1230'],
    ['gold has 19.3 g/cm3', 'gold has 19.3 grams per cubic centimeter'],
    ['In meiosis II, halves part.', 'In meiosis 2, halves part.'],
    ['M = 5.97 × 10²⁴ kg', 'M equals 5.97 times 10 to the power of 24 kilograms'],
    ['x = (a + b)/c', 'x equals, A plus b, over c'],
    ['x == 1', 'x double equals 1'],
    ['The CPU spends ATP, AND it waits.', 'The C P U spends A T P, AND it waits.'],
    ['The F2 generation, at T1', 'The F2 generation, at T1'],
    ['½ of it and/or more', 'one half of it and or more'],
    ['from 3–5 grams', 'from 3 to 5 grams'],
    ['v₀ and T₁', 'v 0 and T 1'],
    ['2H₂ + O₂ → 2H₂O', '2 H 2 plus O 2 gives 2 H 2 O'],
    ['a density of 1.2 kg/m³', 'a density of 1.2 kilograms per cubic meter'],
    ['Speed is measured in m/s.', 'Speed is measured in meters per second.'],
    ['f(x) is a function', 'f of x is a function'],
    ['Well-known — “really” – it’s true…', "Well-known, really, it's true."],
    ['the 3rd, a 2D map, 7 am', 'the 3rd, a 2D map, 7 am'],
    ['Gases (like oxygen) spread, e.g. in a room.', 'Gases, like oxygen, spread, for example, in a room.'],
    ['café', 'cafe'],
  ])('%s', (written, said) => expect(speakable(written)).toBe(said));

  test('in plain ASCII, whatever comes', () => {
    expect(speakable('漢字 ☂ 5 µm ∮ x')).toMatch(/^[\x20-\x7e]*$/);
  });
});

describe('sentences', () => {
  test('do not end at a decimal point or an abbreviation', () => {
    expect(sentencesOf('It is 3.5 m long. Use it, e.g. here.  Is it? Yes!')).toEqual([
      'It is 3.5 m long.',
      'Use it, e.g. here.',
      'Is it?',
      'Yes!',
    ]);
  });

  test('are said slide by slide: title, sections, takeaways', () => {
    const lines = spokenLines(sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0009').script);
    expect(lines.map(({ slide, text }) => `${slide} ${text}`)).toEqual([
      '0 Push and be pushed',
      '0 Why does the ball push you back?',
      ...[1, 2, 3].flatMap((slide) => [`${slide} Idea`, `${slide} Forces come in pairs.`]),
      '4 What to remember',
      '4 One',
      '4 Two',
      '4 Three',
    ]);
  });
});
