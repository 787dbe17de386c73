import type { Topic } from '../../../domain/topic.ts';

const LAST_SIMPLE_GRADE = 8;
const YEARS_UNTIL_FLUENT = 2;
const LAST_GRADE = 12;
const LAST_GRADE_WITHOUT_FORMULAS = 6;
const LAST_GRADE_WITHOUT_CODE = 4;
/** What a science example may hold that is taught late: concentrations, powers of ten, roots, logarithms. */
const LATE_NOTATION = /\[[A-Z]|[\^√⁻]|\blog\b|\d M\b|\b(?:sin|cos|tan)\b/u;

/** The last grade of readers for whom what is to be remembered is said in the simplest words. */
export const LAST_YOUNG_GRADE = 5;

/** The paragraphs that a student of the grade can read: the simple ones early on, and for whoever asks ahead. */
export function paragraphsFor(topic: Topic, grade: number): readonly string[] {
  return needsSimple(topic, grade) ? topic.explanation.simple : topic.explanation.standard;
}

/** Whoever is in the last grade has no later year in which to read the standard text. */
function needsSimple({ grades }: Topic, grade: number): boolean {
  return grade <= LAST_SIMPLE_GRADE || grade < Math.min(grades.from + YEARS_UNTIL_FLUENT, LAST_GRADE);
}

/**
 * Whether the worked example helps: in the sciences it calculates with quantities, in computing it traces code, and in
 * mathematics it has numbers that the youngest do not read yet.
 */
export function canFollowExample(topic: Topic, grade: number): boolean {
  const { subject, misconceptions, workedExample } = topic;
  if (misconceptions.length === 0) return true;
  const text = `${workedExample.problem} ${workedExample.solution}`;
  if (subject === 'mathematics') return Math.max(0, ...numbersIn(text)) < largestNumberOf(grade);
  if (subject === 'computing') return grade > LAST_GRADE_WITHOUT_CODE;
  return grade > LAST_GRADE_WITHOUT_FORMULAS && !(needsSimple(topic, grade) && LATE_NOTATION.test(text));
}

function numbersIn(text: string): readonly number[] {
  return (text.match(/\d[\d,]*/gu) ?? []).map((number) => Number(number.replaceAll(',', '')));
}

function largestNumberOf(grade: number): number {
  if (grade <= 2) return 100;
  return grade <= 3 ? 1000 : Number.POSITIVE_INFINITY;
}

/** What to remember, in words for the grade. */
export function takeawaysFor({ takeaways, simpleTakeaways }: Topic, grade: number): readonly string[] {
  return grade <= LAST_YOUNG_GRADE ? (simpleTakeaways ?? takeaways) : takeaways;
}

/** The heart of it in one sentence or two. */
export function summaryFor({ summary, simpleTakeaways }: Topic, grade: number): string {
  return grade <= LAST_YOUNG_GRADE ? (simpleTakeaways?.[0] ?? summary) : summary;
}
