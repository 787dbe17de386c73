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

  /** What need not be sent, by lesson id. For `read`, which may come after some of it was forgotten. */
  known(): ReadonlyMap<string, LessonDocuments> {
    return new Map(this.#read.entries());
  }

  /** @throws UnrecognisedWord for a document that this version does not know */
  read(row: LessonRow, known: ReadonlyMap<string, LessonDocuments>): LibraryLesson {
    const documents = known.get(row.lessonId) ?? parse(row);
    this.#read.set(row.lessonId, documents);
    return { ...plainCopy(documents), storedAt: row.storedAt.getTime(), ageSeconds: Math.max(0, row.age) };
  }
}

function parse(row: LessonRow): LessonDocuments {
  const lesson = lessonSchema.safeParse(row.lesson);
  const provenance = provenanceSchema.safeParse(row.provenance);
  if (!lesson.success || !provenance.success) throw new UnrecognisedWord('lessons.lesson', row.lessonId);
  return { lesson: lesson.data, provenance: provenance.data };
}
