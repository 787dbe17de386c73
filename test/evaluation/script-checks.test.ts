import { describe, expect, test } from '@jest/globals';
import { readingGrade } from '../../src/adapters/evaluation/script/reading-grade.ts';
import { SCRIPT_CHECKS, type ScriptCheck } from '../../src/adapters/evaluation/script/script-checks.ts';
import { scriptScore } from '../../src/adapters/evaluation/script/script-score.ts';
import type { LessonScript } from '../../src/domain/lesson.ts';
import { sampleLesson } from '../support/samples.ts';
import { answer, GOT, LESSON_ON } from './answers.ts';

const SENTENCE = 'When you push the ball, the ball pushes you back just as hard.';
const section = (narration: string) => ({ heading: 'On the court', narration, onScreenText: 'Push', visual: 'Arrows' });
const GOOD: LessonScript = {
  ...sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0301').script,
  sections: [
    section(`${SENTENCE} `.repeat(10)),
    section(`In basketball you feel it. ${SENTENCE}`),
    section('No comparison fits everywhere: a ball bends, and a wall hardly does.'),
  ],
  takeaways: ['Forces come in pairs.', 'They are equally large.', 'They act on two things.'],
  checkQuestions: [{ question: 'Which push is larger?', answer: 'Neither.' }],
};

function check(name: ScriptCheck, script: Partial<LessonScript>, interests = ['basketball'], grade = 6) {
  const lesson = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0301');
  return SCRIPT_CHECKS[name]({
    lesson: { ...lesson, interest: null, script: { ...GOOD, ...script } },
    grade,
    interests,
  });
}

test('a good script passes every check', () => {
  for (const name of Object.keys(SCRIPT_CHECKS) as ScriptCheck[]) expect([name, check(name, {})]).toEqual([name, true]);
});

const [first, second, third] = GOOD.sections;
const HARD =
  'Notwithstanding considerable environmental heterogeneity, organisms characteristically demonstrate extraordinary ' +
  'physiological adaptability, necessitating interdisciplinary investigation of evolutionary mechanisms.';
test.each<[ScriptCheck, string, Partial<LessonScript>]>([
  ['sections', 'two sections', { sections: GOOD.sections.slice(0, 2) }],
  ['takeaways', 'the same takeaway three times', { takeaways: Array(3).fill('Push.') }],
  ['check_questions', 'none', { checkQuestions: [] }],
  ['check_questions', 'no answer', { checkQuestions: [{ question: 'Which push is larger?', answer: ' ' }] }],
  ['length', 'too short', { sections: GOOD.sections.map(() => section('Push.')) }],
  ['length', 'too long', { sections: GOOD.sections.map(() => section(SENTENCE.repeat(60))) }],
  ['reading_level', 'far above the grade', { sections: GOOD.sections.map(() => section(HARD)) }],
  ['interest_used', 'another interest', { sections: GOOD.sections.map(() => section('In chess you move first.')) }],
  ['limit_said', 'no limit', { sections: [first, second, second].filter((one) => one !== undefined) }],
])('%s fails: %s', (name, _what, script) => {
  expect(check(name, script)).toBe(false);
});

describe('what cannot be checked is left out', () => {
  test('no interest given', () => {
    expect(check('interest_used', {}, [])).toBeNull();
    expect(check('limit_said', {}, [])).toBeNull();
  });

  test('a basic lesson that is tied to no interest, but not a full one', () => {
    const lesson = { ...sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0302'), interest: null, script: GOOD };
    const used = (quality: 'basic' | 'full') =>
      SCRIPT_CHECKS.interest_used({ lesson: { ...lesson, quality }, grade: 6, interests: ['chess'] });
    expect(used('basic')).toBeNull();
    expect(used('full')).toBe(false);
  });

  test('no comparison made, so that no limit is due', () => {
    expect(check('limit_said', { sections: third === undefined ? [] : [third] })).toBeNull();
  });
});

test('the reading level is in school years', () => {
  expect(readingGrade('The cat sat on the mat. It was a red mat.')).toBeLessThan(2);
  expect(readingGrade(HARD)).toBeGreaterThan(16);
  expect(readingGrade('')).toBe(0);
});

test('a score counts lessons alone', () => {
  const score = scriptScore([
    answer(LESSON_ON.friction, GOT.lesson('friction', GOOD)),
    answer(LESSON_ON.friction, GOT.lesson('friction', { ...GOOD, takeaways: [] })),
    answer(LESSON_ON.friction, GOT.question),
  ]);
  expect(score.lessons).toBe(2);
  expect(score.checks.sections).toEqual({ passed: 2, of: 2 });
  expect(score.checks.takeaways).toEqual({ passed: 1, of: 2 });
  expect(score.checks.interest_used).toEqual({ passed: 0, of: 0 });
});
