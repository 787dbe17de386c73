import type { FeedbackTally, LessonVerdict } from '../lesson-feedback.ts';

/** One student's vote on one lesson. */
export interface LessonVote {
  readonly lessonId: string;
  readonly studentId: string;
  readonly verdict: LessonVerdict;
}

/**
 * What students say of lessons.
 *
 * 1. `give` stores the vote durably; a student has one vote a lesson, and a later one takes the place of the earlier.
 * 2. `give` says whether something changed: the same vote again does not.
 * 3. `verdictOf` gives a student's vote on a lesson, or null.
 * 4. `tally` counts the votes on a lesson, those of others included, and none on another lesson.
 * 5. Of votes that one student gives at the same moment one stays, and they count as one.
 */
export interface LessonFeedback {
  give(vote: LessonVote): Promise<{ readonly changed: boolean }>;
  verdictOf(studentId: string, lessonId: string): Promise<LessonVerdict | null>;
  tally(lessonId: string): Promise<FeedbackTally>;
}
