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
  END_BUILDS,
  EXTEND_BUILD,
  FIND_BUILDS,
  FIND_LESSONS,
  FIND_LESSONS_BY_ID,
  RESERVE_BUILDS,
  STORE_LESSONS,
} from './library-statements.ts';
import { LessonReader, type LessonRow } from './read-lessons.ts';

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

type Reservation = { readonly token: number; readonly until: Date };

const GROUPS = {
  maxItems: 256,
  maxGroups: 2,
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
    return inTurn(this.#database, async () => (await this.#kept([text])).get(text) ?? null);
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
    return inTurn(
      this.#database,
      async () => [...(await this.#found(FIND_LESSONS_BY_ID, [lessonId])).values()][0] ?? null,
    );
  }

  withdraw(lessonId: string): Promise<boolean> {
    return inTurn(this.#database, async () => {
      const { affected } = await this.#database.manager.delete(lessonEntity, { lessonId });
      return (affected ?? 0) > 0;
    });
  }

  async #acquireAll(wanted: readonly Wanted[]): Promise<readonly Settled<Acquisition>[]> {
    const stored = await this.#kept([...new Set(wanted.map(({ text }) => text))]);
    const missing = new Map(wanted.filter(({ text }) => !stored.has(text)).map((one) => [one.text, one]));
    const reserved = missing.size === 0 ? new Map<string, Reservation>() : await this.#reserve(missing);
    // Another builder may have stored it between our look and our reservation.
    const meanwhile = reserved.size === 0 ? new Map<string, LibraryLesson>() : await this.#kept([...reserved.keys()]);
    if (meanwhile.size > 0) {
      await this.#endBuilds([...meanwhile.keys()].map((text) => [text, reserved.get(text)?.token ?? 0]));
    }
    const others = await this.#builtByOthers([...missing.keys()].filter((text) => !reserved.has(text)));
    const builders = new Set<string>();
    return wanted.map(({ key, text }): Settled<Acquisition> => {
      const entry = stored.get(text) ?? meanwhile.get(text);
      if (entry !== undefined) return { kind: 'done', result: { kind: 'hit', entry } };
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

  async #reserve(missing: ReadonlyMap<string, Wanted>): Promise<ReadonlyMap<string, Reservation>> {
    const rows = await this.#query<{ key: string; token: string; until: Date }>(RESERVE_BUILDS, [
      [...missing.keys()],
      [...missing.values()].map(({ buildFor }) => buildFor),
    ]);
    return new Map(rows.map(({ key, token, until }) => [key, { token: Number(token), until }]));
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
  async #kept(texts: readonly string[]): Promise<ReadonlyMap<string, LibraryLesson>> {
    const found = await this.#found(FIND_LESSONS, texts);
    return new Map([...found].filter(([, { ageSeconds }]) => ageSeconds * 1000 <= this.#keptFor));
  }

  async #found(statement: string, wanted: readonly string[]): Promise<ReadonlyMap<string, LibraryLesson>> {
    const known = this.#reader.known();
    const rows = await this.#query<LessonRow>(statement, [wanted, [...known.keys()]]);
    return new Map(rows.map((row) => [row.key, this.#reader.read(row, known)]));
  }

  #query<Row>(statement: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    return this.#database.manager.query<Row[]>(statement, [...parameters]);
  }
}
