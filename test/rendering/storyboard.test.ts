import { describe, expect, test } from '@jest/globals';
import { spokenLines } from '../../src/adapters/rendering/narration/spoken-lines.ts';
import { formulasOf } from '../../src/adapters/rendering/slides/formulas.ts';
import { findPictures } from '../../src/adapters/rendering/slides/pictures/find-pictures.ts';
import { storyboard } from '../../src/adapters/rendering/slides/storyboard.ts';
import { sampleLesson } from '../support/samples.ts';

const lesson = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0077');
const section = {
  heading: 'How it works',
  narration: 'A horse pulls a cart. The rocket has a = 120 / 80 = 1.5 m/s² of it.',
  onScreenText: 'Forces come in pairs',
  visual: 'A horse and a cart',
};
const told = { ...lesson, script: { ...lesson.script, sections: [section, section, section] } };
/** Every line takes two seconds. */
const lines = spokenLines(told.script).map((line, index) => ({ ...line, start: index * 2, end: index * 2 + 1.8 }));
const scenes = storyboard(told, lines, lines.length * 2);

describe('the storyboard', () => {
  test('has a slide for each part, one after another, without a gap', () => {
    expect(scenes.map(({ steps: [{ view }] }) => view.kind)).toEqual([
      'title',
      'section',
      'section',
      'section',
      'takeaways',
    ]);
    for (const [index, { start }] of scenes.entries()) expect(start).toBe(index === 0 ? 0 : scenes[index - 1]?.end);
  });

  test('shows on a slide what is being said', () => {
    const steps = scenes[1]?.steps ?? [];
    const said = lines.filter(({ slide }) => slide === 1);
    expect(steps.map(({ at }) => at)).toEqual(said.map(({ start }) => start));
    expect(steps[1]?.view).toMatchObject({
      message: 'Forces come in pairs',
      formulas: [],
      pictures: ['horse', 'arrow-pair'],
    });
    expect(steps[2]?.view).toMatchObject({
      formulas: ['a = 120 / 80 = 1.5 m/s²'],
      pictures: ['horse', 'arrow-pair', 'rocket'],
    });
  });

  test('brings the takeaways one by one', () => {
    const shown = scenes.at(-1)?.steps.map(({ view }) => (view.kind === 'takeaways' ? view.takeaways.length : -1));
    expect(shown).toEqual([0, 1, 2, 3]);
  });
});

test.each([
  ['30 ÷ 12 = 2.5 times faster.', ['30 ÷ 12 = 2.5']],
  ['By a = F / m the lighter object accelerates more.', ['a = F / m']],
  ['So F = ma, and E = mc².', ['F = ma', 'E = mc²']],
  ['1.3% of 0.10 = 0.013 × 0.10 = 0.0013 mol/L', ['0.013 × 0.10 = 0.0013 mol/L']],
  ['One half of 10 = 5.', []],
  ['Forces come in pairs.', []],
])('formulas of %j', (sentence, formulas) => expect(formulasOf(sentence)).toEqual(formulas));

test('pictures come in the order of the words, each once', () => {
  expect(findPictures('Two horses, a Rocket and a horse: a sine wave')).toEqual(['horse', 'rocket', 'wave']);
});
