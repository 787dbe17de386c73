import type { FeedbackTally, LessonVerdict } from '../../domain/lesson-feedback.ts';
import type { LessonFeedback, LessonVote } from '../../domain/ports/lesson-feedback.ts';
import { copyOf } from './copy-of.ts';

/** Votes on lessons in this process's memory: the test double. */
export class InMemoryLessonFeedback implements LessonFeedback {
  /** By lesson, then by student. */
  readonly #votes = new Map<string, Map<string, LessonVerdict>>();

  async give({ lessonId, studentId, verdict }: LessonVote): Promise<{ readonly changed: boolean }> {
    const votes = this.#votes.get(lessonId) ?? new Map<string, LessonVerdict>();
    this.#votes.set(lessonId, votes);
    const changed = !isSame(votes.get(studentId), verdict);
    votes.set(studentId, copyOf(verdict));
    return { changed };
  }

  async verdictOf(studentId: string, lessonId: string): Promise<LessonVerdict | null> {
    return copyOf(this.#votes.get(lessonId)?.get(studentId) ?? null);
  }

  async tally(lessonId: string): Promise<FeedbackTally> {
    const votes = [...(this.#votes.get(lessonId)?.values() ?? [])];
    const helpful = votes.filter((vote) => vote.helpful).length;
    const wrong = votes.filter((vote) => !vote.helpful && vote.reason === 'wrong').length;
    return { helpful, unhelpful: votes.length - helpful, wrong };
  }
}

function isSame(one: LessonVerdict | undefined, other: LessonVerdict): boolean {
  if (one === undefined || one.helpful !== other.helpful) return false;
  return one.helpful || other.helpful || one.reason === other.reason;
}
