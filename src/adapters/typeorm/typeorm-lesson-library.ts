import type { DataSource, EntityManager } from 'typeorm';
import { UnrecognisedWord } from '../../domain/generation-fault.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { type LessonKey, lessonKeyText } from '../../domain/lesson-key.ts';
import type { Acquisition, BuildTicket, LessonLibrary, LibraryLesson } from '../../domain/ports/lesson-library.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { lessonSchema, provenanceSchema } from '../wire/lesson-schema.ts';
import { inTurn } from './connection-turns.ts';
import { lessonEntity } from './entities/lesson-entity.ts';

/** Lessons and the reservations of their builders on PostgreSQL, embedded or not. */
export class TypeOrmLessonLibrary implements LessonLibrary {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  acquire(key: LessonKey, buildFor: Milliseconds): Promise<Acquisition> {
    return inTurn(this.#database, async () => {
      const { manager } = this.#database;
      const text = lessonKeyText(key);
      const stored = await look(manager, { key: text });
      if (stored !== null) return { kind: 'hit', entry: stored };
      const reserved = await manager.query<{ token: string }[]>(RESERVE, [text, buildFor]);
      const token = reserved[0]?.token;
      if (token === undefined) return { kind: 'building', until: await reservedUntil(manager, text) };
      const ticket = { key, token: Number(token) };
      // Another builder may have stored it between our look and our reservation.
      const meanwhile = await look(manager, { key: text });
      if (meanwhile === null) return { kind: 'build', ticket };
      await endReservation(manager, text, ticket.token);
      return { kind: 'hit', entry: meanwhile };
    });
  }

  peek(key: LessonKey): Promise<LibraryLesson | null> {
    return inTurn(this.#database, () => look(this.#database.manager, { key: lessonKeyText(key) }));
  }

  async store({ key, token }: BuildTicket, lesson: Lesson, provenance: Provenance): Promise<boolean> {
    if (lesson.quality !== key.quality) {
      throw new RangeError(`a ${lesson.quality} lesson cannot be stored as a ${key.quality} one`);
    }
    return inTurn(this.#database, () =>
      this.#database.transaction(async (manager) => {
        const text = lessonKeyText(key);
        if (!(await endReservation(manager, text, token))) return false;
        await manager.query(STORE, [text, lesson.id, JSON.stringify(lesson), JSON.stringify(provenance)]);
        return true;
      }),
    );
  }

  release({ key, token }: BuildTicket): Promise<void> {
    return inTurn(this.#database, async () => {
      await endReservation(this.#database.manager, lessonKeyText(key), token);
    });
  }

  find(lessonId: string): Promise<LibraryLesson | null> {
    return inTurn(this.#database, () => look(this.#database.manager, { lessonId }));
  }

  withdraw(lessonId: string): Promise<boolean> {
    return inTurn(this.#database, async () => {
      const { affected } = await this.#database.manager.delete(lessonEntity, { lessonId });
      return (affected ?? 0) > 0;
    });
  }
}

const RESERVE = `
  INSERT INTO lesson_builds (key, token, until)
  VALUES ($1, nextval('lesson_build_token'), clock_timestamp() + $2 * interval '1 millisecond')
  ON CONFLICT (key) DO UPDATE SET token = EXCLUDED.token, until = EXCLUDED.until
  WHERE lesson_builds.until <= clock_timestamp()
  RETURNING token`;

const STORE = `
  INSERT INTO lessons (key, lesson_id, lesson, provenance, stored_at)
  VALUES ($1, $2, $3::jsonb, $4::jsonb, clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET lesson_id = EXCLUDED.lesson_id, lesson = EXCLUDED.lesson,
    provenance = EXCLUDED.provenance, stored_at = EXCLUDED.stored_at`;

async function reservedUntil(manager: EntityManager, text: string): Promise<number> {
  const rows = await manager.query<{ until: Date }[]>('SELECT until FROM lesson_builds WHERE key = $1', [text]);
  // No row: the builder has just finished, so there is nothing to wait for.
  return rows[0]?.until.getTime() ?? 0;
}

async function endReservation(manager: EntityManager, text: string, token: number): Promise<boolean> {
  const ended = await manager
    .createQueryBuilder()
    .delete()
    .from('lesson_builds')
    .where('key = :text AND token = :token', { text, token })
    .execute();
  return (ended.affected ?? 0) > 0;
}

async function look(
  manager: EntityManager,
  where: { key: string } | { lessonId: string },
): Promise<LibraryLesson | null> {
  const { entities, raw } = await manager
    .createQueryBuilder(lessonEntity, 'lesson')
    .addSelect('floor(extract(epoch FROM clock_timestamp() - lesson.storedAt))::int', 'age')
    .where(where)
    .getRawAndEntities<{ age: number }>();
  const row = entities[0];
  if (row === undefined) return null;
  const lesson = lessonSchema.safeParse(row.lesson);
  const provenance = provenanceSchema.safeParse(row.provenance);
  if (!lesson.success || !provenance.success) throw new UnrecognisedWord('lessons.lesson', row.lessonId);
  return {
    lesson: lesson.data,
    provenance: provenance.data,
    storedAt: row.storedAt.getTime(),
    ageSeconds: Math.max(0, raw[0]?.age ?? 0),
  };
}
