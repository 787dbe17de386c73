import { expect, test } from '@jest/globals';
import { composeScript } from '../../src/adapters/offline/script/compose-script.ts';
import { spokenLines } from '../../src/adapters/rendering/narration/spoken-lines.ts';
import { storyboard } from '../../src/adapters/rendering/slides/storyboard.ts';
import { CATALOGUE } from '../offline/shipped.ts';
import { sampleLesson } from '../support/samples.ts';

const SAMPLE = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0098');

/** Sums of binary numbers are right in another way. */
const DECIMAL = CATALOGUE.topics().filter(({ id }) => id !== 'binary-numbers');

/** Every formula that the films of all topics show. */
const formulas = DECIMAL.flatMap((topic) => {
  const script = composeScript({ topic, query: topic.name, grade: 12, interest: null });
  const lines = spokenLines(script).map((line, index) => ({ ...line, start: index, end: index + 0.9 }));
  const views = storyboard({ ...SAMPLE, topic, interest: null, script }, lines, lines.length).flatMap(({ steps }) =>
    steps.map(({ view }) => view),
  );
  const shown = new Set(views.flatMap((view) => (view.kind === 'section' ? view.formulas : [])));
  return [...shown].map((formula) => ({ id: topic.id, formula }));
});

/** The value of a side that is nothing but a product, quotient or sum of two plain numbers, or a number. */
function sideValue(side: string): number | null {
  const plain = side.trim().replaceAll(/(?<=\d),(?=\d{3})/g, '');
  const [, one, sign, other] = /^(-?[\d.]+)(?:\s([+×÷/-])\s([\d.]+))?$/.exec(plain) ?? [];
  if (one === undefined) return null;
  const [left, right] = [Number(one), Number(other ?? 0)];
  const results: Readonly<Record<string, number>> = {
    '+': left + right,
    '-': left - right,
    '×': left * right,
    '÷': left / right,
    '/': left / right,
  };
  return sign === undefined ? left : (results[sign] ?? null);
}

test('films show formulas, and what can be calculated in them is right', () => {
  expect(formulas.length).toBeGreaterThan(300);
  const calculated = formulas.flatMap(({ id, formula }) => {
    const sides = formula.split(/\s[=≈]\s/).map(sideValue);
    return sides.slice(1).flatMap((side, index) => {
      const before = sides[index];
      return side === null || before === null || before === undefined ? [] : [{ id, formula, before, side }];
    });
  });
  expect(calculated.length).toBeGreaterThan(100);
  expect(
    calculated.filter(
      ({ before, side }) => Math.abs(before - side) > 0.02 * Math.max(Math.abs(before), Math.abs(side)),
    ),
  ).toEqual([]);
});

test('a formula of the message is not shown a second time, least of all a wrong one', () => {
  expect(formulas.filter(({ formula }) => formula === '1/2 + 1/3 = 2/5')).toEqual([]);
});
