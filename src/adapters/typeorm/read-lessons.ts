import { LRUCache } from 'lru-cache';
import { UnrecognisedWord } from '../../domain/generation-fault.ts';
import type { Lesson } from '../../domain/lesson.ts';
import type { LibraryLesson } from '../../domain/ports/lesson-library.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { lessonSchema, provenanceSchema } from '../wire/lesson-schema.ts';
import { plainCopy } from './plain-copy.ts';

/** A row of `lessons`; the documents are null where the reader has them already. */
export interface LessonRow {
  readonly key: string;
  readonly lessonId: string;
  readonly storedAt: Date;
  /** Whole seconds. */
  readonly age: number;
  readonly lesson: unknown;
  readonly provenance: unknown;
}

/** By lesson id. */
export type KnownLessons = ReadonlyMap<string, LessonDocuments>;

export interface LessonDocuments {
  readonly lesson: Lesson;
  readonly provenance: Provenance;
}

/** Enough for what a school asks in a day, and a few megabytes at most. */
const MOST = 256;

/**
 * Reads rows of lessons. What a lesson's id stands for never changes, so that the documents of those that were read
 * lately are neither sent nor checked again.
 */
export class LessonReader {
  readonly #read = new LRUCache<string, LessonDocuments>({ max: MOST });
  readonly #lessonIds = new LRUCache<string, string>({ max: MOST });

  /** What need not be sent: for each key its last lesson, where that is known. For `read`, which may come after it was forgotten. */
  knownOf(keys: readonly string[]): { readonly ids: readonly (string | null)[]; readonly known: KnownLessons } {
    const known = new Map<string, LessonDocuments>();
    const ids = keys.map((key) => this.#know(this.#lessonIds.get(key), known));
    return { ids, known };
  }

  /** The same for one lesson. */
  knownById(lessonId: string): { readonly id: string | null; readonly known: KnownLessons } {
    const known = new Map<string, LessonDocuments>();
    return { id: this.#know(lessonId, known), known };
  }

  /** @throws UnrecognisedWord for a document that this version does not know */
  read(row: LessonRow, known: KnownLessons): LibraryLesson {
    const documents = known.get(row.lessonId) ?? parse(row);
    this.#read.set(row.lessonId, documents);
    this.#lessonIds.set(row.key, row.lessonId);
    return { ...plainCopy(documents), storedAt: row.storedAt.getTime(), ageSeconds: Math.max(0, row.age) };
  }

  #know(lessonId: string | undefined, known: Map<string, LessonDocuments>): string | null {
    const documents = lessonId === undefined ? undefined : this.#read.get(lessonId);
    if (lessonId === undefined || documents === undefined) return null;
    known.set(lessonId, documents);
    return lessonId;
  }
}

function parse(row: LessonRow): LessonDocuments {
  const lesson = lessonSchema.safeParse(row.lesson);
  const provenance = provenanceSchema.safeParse(row.provenance);
  if (!lesson.success || !provenance.success) throw new UnrecognisedWord('lessons.lesson', row.lessonId);
  return { lesson: lesson.data, provenance: provenance.data };
}
