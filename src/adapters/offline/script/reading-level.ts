import type { Topic } from '../../../domain/topic.ts';

const LAST_SIMPLE_GRADE = 8;
const YEARS_UNTIL_FLUENT = 2;
const LAST_GRADE_WITHOUT_FORMULAS = 6;

/** The paragraphs that a student of the grade can read: the simple ones early on, and for whoever asks ahead. */
export function paragraphsFor({ explanation, grades }: Topic, grade: number): readonly string[] {
  const needsSimple = grade <= LAST_SIMPLE_GRADE || grade < grades.from + YEARS_UNTIL_FLUENT;
  return needsSimple ? explanation.simple : explanation.standard;
}

/** Whether the worked example helps: in the sciences it calculates with quantities that young students have not met yet. */
export function canFollowExample({ subject, misconceptions }: Topic, grade: number): boolean {
  const calculates = subject !== 'mathematics' && subject !== 'computing';
  return !calculates || grade > LAST_GRADE_WITHOUT_FORMULAS || misconceptions.length === 0;
}
