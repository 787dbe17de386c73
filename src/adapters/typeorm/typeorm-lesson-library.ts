import type { DataSource } from 'typeorm';
import { PortFault } from '../../domain/generation-fault.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { type LessonKey, lessonKeyText } from '../../domain/lesson-key.ts';
import {
  type Acquisition,
  type BuildTicket,
  LESSONS_ARE_KEPT,
  type LessonLibrary,
  type LibraryLesson,
} from '../../domain/ports/lesson-library.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { inTurn } from './connection-turns.ts';
import { isUndone } from './database-errors.ts';
import { lessonEntity } from './entities/lesson-entity.ts';
import { GroupCommit, type Settled } from './group-commit.ts';
import {
  ACQUIRE_LESSONS,
  END_BUILDS,
  EXTEND_BUILD,
  FIND_BUILDS,
  FIND_LESSON_BY_ID,
  FIND_LESSONS,
  STORE_LESSONS,
} from './library-statements.ts';
import { type PreparedStatement, runPrepared } from './prepared-statement.ts';
import { type KnownLessons, LessonReader, type LessonRow } from './read-lessons.ts';

interface Wanted {
  readonly key: LessonKey;
  readonly text: string;
  readonly buildFor: Milliseconds;
}

interface Finished {
  readonly text: string;
  readonly token: number;
  readonly lesson: Lesson;
  readonly provenance: Provenance;
}

interface Reservation {
  readonly token: number;
  readonly until: Date;
}

/** A lesson that is there, or a reservation. */
type AcquiredRow =
  | (LessonRow & { readonly token: null })
  | { readonly key: string; readonly token: string; readonly until: Date };

const GROUPS = {
  maxItems: 256,
  maxGroups: 2,
  worthAGroup: 32,
  longestWait: 20,
  canTryAlone: (error: unknown) => error instanceof PortFault && isUndone(error),
} as const;

/** Lessons and the reservations of their builders on PostgreSQL, embedded or not. What waits at the same moment goes together. */
export class TypeOrmLessonLibrary implements LessonLibrary {
  readonly #database: DataSource;
  readonly #keptFor: Milliseconds;
  readonly #reader = new LessonReader();
  readonly #acquisitions: GroupCommit<Wanted, Acquisition>;
  readonly #stores: GroupCommit<Finished, boolean>;

  /** @param keptFor how long a lesson is given to others */
  constructor(database: DataSource, keptFor: Milliseconds = LESSONS_ARE_KEPT) {
    this.#database = database;
    this.#keptFor = keptFor;
    this.#acquisitions = new GroupCommit({
      keyOf: ({ text }) => text,
      commit: (wanted) => inTurn(database, () => this.#acquireAll(wanted)),
      ...GROUPS,
    });
    this.#stores = new GroupCommit({
      keyOf: ({ text }) => text,
      commit: (finished) => inTurn(database, () => this.#storeAll(finished)),
      ...GROUPS,
    });
  }

  acquire(key: LessonKey, buildFor: Milliseconds): Promise<Acquisition> {
    return this.#acquisitions.add({ key, text: lessonKeyText(key), buildFor });
  }

  peek(key: LessonKey): Promise<LibraryLesson | null> {
    const text = lessonKeyText(key);
    return inTurn(this.#database, async () => {
      const found = (await this.#kept([text])).get(text);
      if (found?.kind === 'failed') throw found.error;
      return found?.result ?? null;
    });
  }

  async store({ key, token }: BuildTicket, lesson: Lesson, provenance: Provenance): Promise<boolean> {
    if (lesson.quality !== key.quality) {
      throw new RangeError(`a ${lesson.quality} lesson cannot be stored as a ${key.quality} one`);
    }
    return this.#stores.add({ text: lessonKeyText(key), token, lesson, provenance });
  }

  extend({ key, token }: BuildTicket, buildFor: Milliseconds): Promise<boolean> {
    return inTurn(this.#database, async () => {
      const extended = await this.#query<{ key: string }>(EXTEND_BUILD, [lessonKeyText(key), token, buildFor]);
      return extended.length > 0;
    });
  }

  release({ key, token }: BuildTicket): Promise<void> {
    return inTurn(this.#database, () => this.#endBuilds([[lessonKeyText(key), token]]));
  }

  find(lessonId: string): Promise<LibraryLesson | null> {
    return inTurn(this.#database, async () => {
      const { id, known } = this.#reader.knownById(lessonId);
      const [row] = await this.#run<LessonRow>(FIND_LESSON_BY_ID, [lessonId, id]);
      return row === undefined ? null : this.#reader.read(row, known);
    });
  }

  withdraw(lessonId: string): Promise<boolean> {
    return inTurn(this.#database, async () => {
      const { affected } = await this.#database.manager.delete(lessonEntity, { lessonId });
      return (affected ?? 0) > 0;
    });
  }

  async #acquireAll(wanted: readonly Wanted[]): Promise<readonly Settled<Acquisition>[]> {
    const { stored, reserved } = await this.#keptOrReserved(new Map(wanted.map((one) => [one.text, one])));
    // Another builder may have stored it between our look and our reservation.
    const meanwhile =
      reserved.size === 0 ? new Map<string, Settled<LibraryLesson>>() : await this.#kept([...reserved.keys()]);
    if (meanwhile.size > 0) {
      await this.#endBuilds([...meanwhile.keys()].map((text) => [text, reserved.get(text)?.token ?? 0]));
    }
    const missing = new Set(wanted.map(({ text }) => text).filter((text) => !stored.has(text)));
    const others = await this.#builtByOthers([...missing].filter((text) => !reserved.has(text)));
    const builders = new Set<string>();
    return wanted.map(({ key, text }): Settled<Acquisition> => {
      const entry = stored.get(text) ?? meanwhile.get(text);
      if (entry?.kind === 'failed') return entry;
      if (entry !== undefined) return { kind: 'done', result: { kind: 'hit', entry: entry.result } };
      const own = reserved.get(text);
      if (own !== undefined && !builders.has(text)) {
        builders.add(text);
        return { kind: 'done', result: { kind: 'build', ticket: { key, token: own.token } } };
      }
      // No reservation: the builder has just finished, so there is nothing to wait for.
      const until = own?.until ?? others.get(text);
      return { kind: 'done', result: { kind: 'building', until: until?.getTime() ?? 0 } };
    });
  }

  async #keptOrReserved(wanted: ReadonlyMap<string, Wanted>) {
    const texts = [...wanted.keys()];
    const { ids, known } = this.#reader.knownOf(texts);
    const buildFor = [...wanted.values()].map((one) => one.buildFor);
    const rows = await this.#run<AcquiredRow>(ACQUIRE_LESSONS, [texts, ids, this.#keptFor, buildFor]);
    const stored = new Map<string, Settled<LibraryLesson>>();
    const reserved = new Map<string, Reservation>();
    for (const row of rows) {
      if (row.token === null) stored.set(row.key, this.#readOne(row, known));
      else reserved.set(row.key, { token: Number(row.token), until: row.until });
    }
    return { stored, reserved };
  }

  async #builtByOthers(texts: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    if (texts.length === 0) return new Map();
    const rows = await this.#query<{ key: string; until: Date }>(FIND_BUILDS, [texts]);
    return new Map(rows.map(({ key, until }) => [key, until]));
  }

  async #endBuilds(ended: readonly (readonly [text: string, token: number])[]): Promise<void> {
    await this.#query(END_BUILDS, [ended.map(([text]) => text), ended.map(([, token]) => token)]);
  }

  async #storeAll(finished: readonly Finished[]): Promise<readonly Settled<boolean>[]> {
    const built = finished.map(({ text, token, lesson, provenance }) => ({
      key: text,
      token,
      lessonId: lesson.id,
      lesson,
      provenance,
    }));
    const stored = await this.#query<{ key: string; token: string }>(STORE_LESSONS, [JSON.stringify(built)]);
    const tokens = new Set(stored.map(({ token }) => Number(token)));
    return finished.map(({ token }) => ({ kind: 'done', result: tokens.has(token) }));
  }

  /** The lessons of these keys that are not too old to be given to others. */
  async #kept(texts: readonly string[]): Promise<ReadonlyMap<string, Settled<LibraryLesson>>> {
    const { ids, known } = this.#reader.knownOf(texts);
    const rows = await this.#run<LessonRow>(FIND_LESSONS, [texts, ids, this.#keptFor]);
    return new Map(rows.map((row) => [row.key, this.#readOne(row, known)]));
  }

  /** One that this version cannot read fails those who want it, and no others. */
  #readOne(row: LessonRow, known: KnownLessons): Settled<LibraryLesson> {
    try {
      return { kind: 'done', result: this.#reader.read(row, known) };
    } catch (error) {
      return { kind: 'failed', error };
    }
  }

  #run<Row extends object>(statement: PreparedStatement, values: readonly unknown[]): Promise<readonly Row[]> {
    return runPrepared<Row>(this.#database, statement, values);
  }

  #query<Row>(statement: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return this.#database.manager.query<Row[]>(statement, [...values]);
  }
}
