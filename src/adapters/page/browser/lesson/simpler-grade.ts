import { gradeBandOf } from '../../../../domain/lesson-key.ts';

/**
 * The grade for a simpler explanation: at least two lower, and low enough that another lesson is made, since grades of
 * one band share a lesson. Null where nothing is simpler.
 */
export function simplerGrade(grade: number): number | null {
  for (let lower = grade - 2; lower >= 1; lower -= 1) {
    if (gradeBandOf(lower) !== gradeBandOf(grade)) return lower;
  }
  return null;
}
