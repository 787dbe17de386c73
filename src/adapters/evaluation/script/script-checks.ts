import { type Lesson, type LessonScript, transcriptOf } from '../../../domain/lesson.ts';
import { saysLimit, usesInterest } from './analogy.ts';
import { readingGrade, wordsOf } from './reading-grade.ts';

/** A lesson and what the student asked for. */
export interface CheckedLesson {
  readonly lesson: Lesson;
  readonly grade: number;
  /** What the student said they like, in their words. */
  readonly interests: readonly string[];
}

const SECTIONS = { from: 3, to: 5 };
const TAKEAWAYS = 3;
const CHECK_QUESTIONS = { from: 1, to: 5 };
/** About one to six minutes, read aloud. */
const WORDS = { from: 150, to: 900 };
/** A subject's own words (photosynthesis, acceleration) raise a text above the grade that can follow it. */
const GRADES_ABOVE = 2;

/** By name; null where a lesson cannot be checked for it. */
export const SCRIPT_CHECKS = {
  sections: ({ lesson }) => isWithin(lesson.script.sections.length, SECTIONS),
  takeaways: ({ lesson }) => new Set(lesson.script.takeaways).size === TAKEAWAYS,
  check_questions: ({ lesson: { script } }) =>
    isWithin(script.checkQuestions.length, CHECK_QUESTIONS) &&
    script.checkQuestions.every(({ question, answer }) => question.trim() !== '' && answer.trim() !== ''),
  length: ({ lesson }) => isWithin(wordsOf(transcriptOf(lesson.script)).length, WORDS),
  reading_level: ({ lesson, grade }) =>
    lesson.language.startsWith('en') ? readingGrade(toldBy(lesson.script)) <= grade + GRADES_ABOVE : null,
  interest_used: ({ lesson, interests }) => {
    const [first] = interests;
    // No comparison of the catalogue speaks to it: a poor match is skipped, and the lesson says that it is tied to none.
    const isSkipped = lesson.quality === 'basic' && lesson.interest === null;
    return first === undefined || isSkipped ? null : usesInterest(lesson.script, lesson.interest?.name ?? first);
  },
  limit_said: ({ lesson, interests }) => {
    const [first] = interests;
    const isUsed = first !== undefined && usesInterest(lesson.script, lesson.interest?.name ?? first);
    return isUsed && lesson.language.startsWith('en') ? saysLimit(lesson.script) : null;
  },
} as const satisfies Readonly<Record<string, (checked: CheckedLesson) => boolean | null>>;

export type ScriptCheck = keyof typeof SCRIPT_CHECKS;

/** What a student is told, as prose: headings are no sentences. */
export function toldBy({ hook, sections, takeaways }: LessonScript): string {
  return [hook, ...sections.map(({ narration }) => narration), ...takeaways].join('\n');
}

function isWithin(value: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return from <= value && value <= to;
}
