import { outcomeOf } from '../domain/content-request.ts';
import { type LessonVerdict, reasonToWithdraw, type WithdrawalRule } from '../domain/lesson-feedback.ts';
import type { Ports } from './ports.ts';

export type Rated =
  | { readonly kind: 'rated'; readonly lessonId: string }
  | { readonly kind: 'unknown_request' }
  /** There is nothing to be helpful or not. */
  | { readonly kind: 'no_lesson' };

/**
 * A student says whether the lesson of their request helped. The vote is kept first; then, where the votes are bad
 * enough, the lesson leaves the library, so that the next request has it made anew. Those who have it keep it.
 * A vote that is sent again looks again, so that a withdrawal that failed is made up for.
 */
export function rateLesson(
  { repository, feedback, library, telemetry }: Pick<Ports, 'repository' | 'feedback' | 'library' | 'telemetry'>,
  rule: WithdrawalRule,
): (vote: { requestId: string; verdict: LessonVerdict }) => Promise<Rated> {
  return async ({ requestId, verdict }) => {
    const request = await repository.find(requestId);
    if (request === null) return { kind: 'unknown_request' };
    const outcome = outcomeOf(request);
    if (outcome === null || !('lesson' in outcome)) return { kind: 'no_lesson' };
    const lessonId = outcome.lesson.id;
    const { changed } = await feedback.give({ lessonId, studentId: request.studentId, verdict });
    if (changed) {
      const reason = verdict.helpful ? null : verdict.reason;
      telemetry.emit({ type: 'feedback_given', requestId, lessonId, helpful: verdict.helpful, reason }, request);
    }
    const why = reasonToWithdraw(await feedback.tally(lessonId), rule);
    if (why !== null && (await library.withdraw(lessonId))) {
      telemetry.emit({ type: 'lesson_withdrawn', lessonId, why }, request);
    }
    return { kind: 'rated', lessonId };
  };
}
