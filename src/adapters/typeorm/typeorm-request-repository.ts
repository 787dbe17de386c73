import type { DataSource, EntityManager } from 'typeorm';
import type { ContentRequest } from '../../domain/content-request.ts';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import { newContentRequest } from '../../domain/life-cycle/submit.ts';
import type { LifeCycleAction } from '../../domain/life-cycle-action.ts';
import type {
  ApplyResult,
  NewRequest,
  RequestPage,
  RequestRepository,
  Submission,
} from '../../domain/ports/request-repository.ts';
import { sameQuestion } from '../../domain/question.ts';
import type { RequestEvent } from '../../domain/request-event.ts';
import { transition } from '../../domain/request-life-cycle.ts';
import { REQUEST_STATUSES, type RequestStatus } from '../../domain/request-status.ts';
import { asPortFaults } from './database-errors.ts';
import { requestEntity } from './entities/request-entity.ts';
import { requestEventEntity } from './entities/request-event-entity.ts';
import { eventOfRow, rowOfEvent } from './request-event-row.ts';
import { requestOfRow, rowOfRequest } from './request-row.ts';

/** Requests on PostgreSQL, embedded or not. */
export class TypeOrmRequestRepository implements RequestRepository {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  submit(submitted: NewRequest): Promise<Submission> {
    return asPortFaults(() =>
      this.#database.transaction(async (manager) => {
        const { request, event } = newContentRequest(submitted, await databaseTime(manager));
        // The unique index decides between two submissions at the same moment: one inserts, the other finds it.
        const inserted = await manager
          .createQueryBuilder()
          .insert()
          .into(requestEntity)
          .values(rowOfRequest(request) as object)
          .orIgnore()
          .returning('id')
          .execute();
        if ((inserted.raw as unknown[]).length === 0) return existing(manager, submitted);
        await manager.insert(requestEventEntity, rowOfEvent(event) as object);
        return { kind: 'created', request };
      }),
    );
  }

  find(id: string): Promise<ContentRequest | null> {
    return asPortFaults(async () => {
      const row = await this.#database.manager.findOneBy(requestEntity, { id });
      return row === null ? null : requestOfRow(row);
    });
  }

  apply(id: string, action: LifeCycleAction): Promise<ApplyResult> {
    return asPortFaults(() =>
      this.#database.transaction(async (manager): Promise<ApplyResult> => {
        const { entities, raw } = await manager
          .createQueryBuilder(requestEntity, 'request')
          // After the lock is had: the time at which the action is decided.
          .addSelect('clock_timestamp()', 'now')
          .where({ id })
          .setLock('pessimistic_write')
          .getRawAndEntities<{ now: Date }>();
        const [row, read] = [entities[0], raw[0]];
        if (row === undefined || read === undefined) return { kind: 'unknown_request' };
        const result = transition(requestOfRow(row), action, read.now.getTime());
        if (result.kind === 'refused') return result;
        const { id: _, ...columns } = rowOfRequest(result.request);
        await manager.update(requestEntity, { id }, columns as object);
        if (result.events.length > 0) {
          await manager.insert(requestEventEntity, result.events.map(rowOfEvent) as object[]);
        }
        return result;
      }),
    );
  }

  eventsAfter(id: string, sequence: number, limit: number): Promise<readonly RequestEvent[]> {
    return asPortFaults(async () => {
      const rows = await this.#database.manager
        .createQueryBuilder(requestEventEntity, 'event')
        .where('event.requestId = :id AND event.sequence > :sequence', { id, sequence })
        .orderBy('event.sequence')
        .limit(limit)
        .getMany();
      return rows.map(eventOfRow);
    });
  }

  listOfStudent(studentId: string, options: { limit: number; cursor: string | null }): Promise<RequestPage> {
    return asPortFaults(async () => {
      const query = this.#database.manager
        .createQueryBuilder(requestEntity, 'request')
        .where('request.studentId = :studentId', { studentId })
        .orderBy({ 'request.createdAt': 'DESC', 'request.id': 'DESC' })
        .limit(options.limit + 1);
      const after =
        options.cursor === null ? null : await this.#database.manager.findOneBy(requestEntity, { id: options.cursor });
      if (after !== null) {
        query.andWhere('(request.createdAt, request.id) < (:createdAt, :id)', {
          createdAt: after.createdAt,
          id: after.id,
        });
      }
      const rows = await query.getMany();
      const requests = rows.slice(0, options.limit).map(requestOfRow);
      return { requests, nextCursor: rows.length > options.limit ? (requests.at(-1)?.id ?? null) : null };
    });
  }

  takeDue(limit: number, again: Milliseconds): Promise<readonly ContentRequest[]> {
    return asPortFaults(() =>
      this.#database.transaction(async (manager) => {
        const rows = await manager
          .createQueryBuilder(requestEntity, 'request')
          .where('request.recheckAt <= clock_timestamp()')
          .orderBy('request.recheckAt')
          .limit(limit)
          .setLock('pessimistic_write')
          .setOnLocked('skip_locked')
          .getMany();
        if (rows.length === 0) return [];
        const recheckAt = new Date((await databaseTime(manager)) + again);
        await manager.update(
          requestEntity,
          rows.map(({ id }) => id),
          { recheckAt },
        );
        return rows.map((row) => requestOfRow({ ...row, recheckAt }));
      }),
    );
  }

  unfinished(limit: number, afterId: string | null): Promise<readonly ContentRequest[]> {
    return asPortFaults(async () => {
      const query = this.#database.manager
        .createQueryBuilder(requestEntity, 'request')
        .where('request.recheckAt IS NOT NULL')
        .orderBy('request.id')
        .limit(limit);
      if (afterId !== null) query.andWhere('request.id > :afterId', { afterId });
      return (await query.getMany()).map(requestOfRow);
    });
  }

  waitingForModel(limit: number): Promise<readonly ContentRequest[]> {
    return asPortFaults(async () => {
      const rows = await this.#database.manager
        .createQueryBuilder(requestEntity, 'request')
        .where('request.waitingForModel')
        .orderBy('request.updatedAt')
        .limit(limit)
        .getMany();
      return rows.map(requestOfRow);
    });
  }

  countWaitingForModel(): Promise<number> {
    return asPortFaults(() => this.#database.manager.countBy(requestEntity, { waitingForModel: true }));
  }

  queuePosition(id: string): Promise<number | null> {
    return asPortFaults(async () => {
      const rows = await this.#database.manager
        .createQueryBuilder(requestEntity, 'own')
        .innerJoin(
          'requests',
          'ahead',
          "ahead.status = 'queued' AND (ahead.not_before, ahead.id) <= (own.not_before, own.id)",
        )
        .select('count(*)::int', 'position')
        .where("own.id = :id AND own.status = 'queued'", { id })
        .getRawMany<{ position: number }>();
      return rows[0]?.position || null;
    });
  }

  findWithLesson(studentId: string, lessonId: string): Promise<ContentRequest | null> {
    return asPortFaults(async () => {
      const row = await this.#database.manager
        .createQueryBuilder(requestEntity, 'request')
        .where('request.studentId = :studentId', { studentId })
        .andWhere(
          "(request.outcome -> 'lesson' ->> 'id' = :lessonId OR request.checkpoints -> 'lesson' ->> 'id' = :lessonId)",
          { lessonId },
        )
        .orderBy('request.createdAt', 'DESC')
        .limit(1)
        .getOne();
      return row === null ? null : requestOfRow(row);
    });
  }

  countByStatus(): Promise<Readonly<Record<RequestStatus, number>>> {
    return asPortFaults(async () => {
      const rows = await this.#database.manager
        .createQueryBuilder(requestEntity, 'request')
        .select('request.status', 'status')
        .addSelect('count(*)::int', 'count')
        .groupBy('request.status')
        .getRawMany<{ status: string; count: number }>();
      const counts = new Map(rows.map(({ status, count }) => [status, count]));
      return Object.fromEntries(REQUEST_STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<
        RequestStatus,
        number
      >;
    });
  }

  now(): Promise<Instant> {
    return asPortFaults(() => databaseTime(this.#database.manager));
  }
}

async function databaseTime(manager: EntityManager): Promise<Instant> {
  const [row] = await manager.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
  return (row as { now: Date }).now.getTime();
}

async function existing(
  manager: EntityManager,
  { studentId, idempotencyKey, question }: NewRequest,
): Promise<Submission> {
  const row = await manager.findOneByOrFail(requestEntity, { studentId, idempotencyKey: idempotencyKey ?? '' });
  const request = requestOfRow(row);
  return sameQuestion(request.question, question) ? { kind: 'existing', request } : { kind: 'key_reused' };
}
