import type { Instant, Milliseconds } from '../instant.ts';
import type { Lesson } from '../lesson.ts';
import type { LessonKey } from '../lesson-key.ts';
import type { Provenance } from '../provenance.ts';

/** How long a lesson is given to others, unless it is configured otherwise. */
export const LESSONS_ARE_KEPT: Milliseconds = 90 * 24 * 3_600_000;

export interface LibraryLesson {
  readonly lesson: Lesson;
  readonly provenance: Provenance;
  readonly storedAt: Instant;
  readonly ageSeconds: number;
}

export type Acquisition =
  | { readonly kind: 'hit'; readonly entry: LibraryLesson }
  /** The caller is the one builder of this lesson now. */
  | { readonly kind: 'build'; readonly ticket: BuildTicket }
  /** Somebody else builds it, at the latest until then. */
  | { readonly kind: 'building'; readonly until: Instant };

/** Proof of being the builder; worthless once the reservation lapsed and another took over. */
export interface BuildTicket {
  readonly key: LessonKey;
  readonly token: number;
}

/**
 * Lessons that were made before, by content key.
 *
 * 1. `acquire` gives the stored lesson, or makes the caller the builder, or says that another builds.
 * 2. One builder a key at a time, across workers: of twenty callers one builds.
 * 3. A reservation that was neither stored nor released lapses after `buildFor`; then another caller builds.
 * 4. `store` makes the lesson available to all and ends the reservation; under a lapsed ticket that another took over
 *    it changes nothing and answers false.
 * 5. `release` ends the reservation without a lesson.
 * 6. A lesson is stored only under a key of its own quality; otherwise `store` rejects with a RangeError and stores nothing.
 * 7. `peek` looks without reserving.
 * 8. `find` gives a lesson by its id.
 * 9. Everything is copied in and out.
 * 10. `withdraw` removes a lesson, so that the next request has it made anew.
 * 11. A lesson that was stored longer ago than lessons are kept is given by neither `acquire` nor `peek`, and the next
 *     builder's takes its place; `find` gives it until then.
 * 12. `extend` lets a reservation lapse only after `buildFor` from now, and answers whether it was still the ticket's.
 */
export interface LessonLibrary {
  acquire(key: LessonKey, buildFor: Milliseconds): Promise<Acquisition>;
  peek(key: LessonKey): Promise<LibraryLesson | null>;
  store(ticket: BuildTicket, lesson: Lesson, provenance: Provenance): Promise<boolean>;
  extend(ticket: BuildTicket, buildFor: Milliseconds): Promise<boolean>;
  release(ticket: BuildTicket): Promise<void>;
  find(lessonId: string): Promise<LibraryLesson | null>;
  withdraw(lessonId: string): Promise<boolean>;
}
