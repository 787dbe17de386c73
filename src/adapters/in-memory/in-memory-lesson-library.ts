import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { type LessonKey, lessonKeyText } from '../../domain/lesson-key.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import {
  type Acquisition,
  type BuildTicket,
  LESSONS_ARE_KEPT,
  type LessonLibrary,
  type LibraryLesson,
} from '../../domain/ports/lesson-library.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { copyOf } from './copy-of.ts';

interface Stored {
  readonly lesson: Lesson;
  readonly provenance: Provenance;
  readonly storedAt: Instant;
}

/** Lessons in this process's memory: the test double. */
export class InMemoryLessonLibrary implements LessonLibrary {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #keptFor: Milliseconds;
  readonly #lessons = new Map<string, Stored>();
  readonly #reservations = new Map<string, { token: number; until: Instant }>();
  #lastToken = 0;

  /** @param keptFor how long a lesson is given to others */
  constructor(clock: Pick<Clock, 'now'>, keptFor: Milliseconds = LESSONS_ARE_KEPT) {
    this.#clock = clock;
    this.#keptFor = keptFor;
  }

  async acquire(key: LessonKey, buildFor: Milliseconds): Promise<Acquisition> {
    const entry = await this.peek(key);
    if (entry !== null) return { kind: 'hit', entry };
    const text = lessonKeyText(key);
    const now = this.#clock.now();
    const held = this.#reservations.get(text);
    if (held !== undefined && held.until > now) return { kind: 'building', until: held.until };
    this.#lastToken += 1;
    this.#reservations.set(text, { token: this.#lastToken, until: now + buildFor });
    return { kind: 'build', ticket: { key: copyOf(key), token: this.#lastToken } };
  }

  async peek(key: LessonKey): Promise<LibraryLesson | null> {
    const stored = this.#lessons.get(lessonKeyText(key));
    const expired = stored !== undefined && this.#clock.now() - stored.storedAt > this.#keptFor;
    return stored === undefined || expired ? null : this.#entry(stored);
  }

  async store({ key, token }: BuildTicket, lesson: Lesson, provenance: Provenance): Promise<boolean> {
    if (lesson.quality !== key.quality) {
      throw new RangeError(`a ${lesson.quality} lesson cannot be stored as a ${key.quality} one`);
    }
    const text = lessonKeyText(key);
    if (this.#reservations.get(text)?.token !== token) return false;
    this.#reservations.delete(text);
    this.#lessons.set(text, copyOf({ lesson, provenance, storedAt: this.#clock.now() }));
    return true;
  }

  async extend({ key, token }: BuildTicket, buildFor: Milliseconds): Promise<boolean> {
    const held = this.#reservations.get(lessonKeyText(key));
    if (held?.token !== token) return false;
    held.until = this.#clock.now() + buildFor;
    return true;
  }

  async release({ key, token }: BuildTicket): Promise<void> {
    const text = lessonKeyText(key);
    if (this.#reservations.get(text)?.token === token) this.#reservations.delete(text);
  }

  async find(lessonId: string): Promise<LibraryLesson | null> {
    const stored = [...this.#lessons.values()].find(({ lesson }) => lesson.id === lessonId);
    return stored === undefined ? null : this.#entry(stored);
  }

  async withdraw(lessonId: string): Promise<boolean> {
    const found = [...this.#lessons].find(([, { lesson }]) => lesson.id === lessonId);
    return found !== undefined && this.#lessons.delete(found[0]);
  }

  #entry(stored: Stored): LibraryLesson {
    const ageSeconds = Math.floor((this.#clock.now() - stored.storedAt) / 1000);
    return copyOf({ ...stored, ageSeconds });
  }
}
