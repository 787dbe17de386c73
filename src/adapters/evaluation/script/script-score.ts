import type { Answer } from '../run/ask-question.ts';
import { readingGrade } from './reading-grade.ts';
import { type CheckedLesson, SCRIPT_CHECKS, type ScriptCheck, toldBy } from './script-checks.ts';

/** How often each check passed, of the lessons that could be checked for it. */
export interface ScriptScore {
  readonly lessons: number;
  readonly checks: Readonly<Record<ScriptCheck, { readonly passed: number; readonly of: number }>>;
  /** How far the reading level lies above the grade, on average, in school years. */
  readonly meanGradesAbove: number | null;
}

/** Checks every lesson among the answers. */
export function scriptScore(answers: readonly Pick<Answer, 'asked' | 'outcome'>[]): ScriptScore {
  const lessons = answers.flatMap(({ asked, outcome }): CheckedLesson[] =>
    outcome.kind === 'success' || outcome.kind === 'cached'
      ? [{ lesson: outcome.lesson, grade: asked.grade, interests: asked.interests ?? [] }]
      : [],
  );
  const names = Object.keys(SCRIPT_CHECKS) as ScriptCheck[];
  const checks = Object.fromEntries(
    names.map((name) => {
      const results = lessons.map((lesson) => SCRIPT_CHECKS[name](lesson)).filter((result) => result !== null);
      return [name, { passed: results.filter(Boolean).length, of: results.length }];
    }),
  ) as ScriptScore['checks'];
  return { lessons: lessons.length, checks, meanGradesAbove: meanGradesAbove(lessons) };
}

function meanGradesAbove(lessons: readonly CheckedLesson[]): number | null {
  const english = lessons.filter(({ lesson }) => lesson.language.startsWith('en'));
  if (english.length === 0) return null;
  const above = english.map(({ lesson, grade }) => readingGrade(toldBy(lesson.script)) - grade);
  return Math.round((above.reduce((sum, value) => sum + value, 0) / above.length) * 100) / 100;
}
