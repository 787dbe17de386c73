import type { DataSource, EntityManager } from 'typeorm';
import type { ContentRequest } from '../../domain/content-request.ts';
import { PortFault } from '../../domain/generation-fault.ts';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { LifeCycleAction } from '../../domain/life-cycle-action.ts';
import type {
  ApplyResult,
  LongestOwed,
  NewRequest,
  OwedRequest,
  RequestPage,
  RequestRepository,
  Submission,
  WaitingForModel,
} from '../../domain/ports/request-repository.ts';
import { sameQuestion } from '../../domain/question.ts';
import type { RequestEvent } from '../../domain/request-event.ts';
import type { RequestStatus } from '../../domain/request-status.ts';
import { type PendingWrite, RequestCommits } from './commit-requests.ts';
import { inTurn } from './connection-turns.ts';
import { countRequestsByStatus } from './count-requests.ts';
import { DatabaseClock } from './database-clock.ts';
import { isUndone } from './database-errors.ts';
import type { WriteResult } from './decided-write.ts';
import { requestEntity } from './entities/request-entity.ts';
import { requestEventEntity } from './entities/request-event-entity.ts';
import { GroupCommit } from './group-commit.ts';
import { longestOwedRequests, requestsWaitingForModel, takeDueRequests, unfinishedRequests } from './owed-requests.ts';
import { eventOfRow } from './request-event-row.ts';
import { readRows, requestOfRow } from './request-row.ts';
import { RequestSnapshots } from './request-snapshots.ts';

/**
 * Large enough that a group costs little a member, small enough that its rows are not locked for long; and while one group
 * is on its way to the disk, others are decided and sent, where so many wait that it is worth another commit.
 */
const GROUPS = {
  maxItems: 256,
  maxGroups: 3,
  worthAGroup: 32,
  longestWait: 20,
  canTryAlone: (error: unknown) => error instanceof PortFault && isUndone(error),
} as const;

/** Requests on PostgreSQL, embedded or not. What waits at the same moment is committed together. */
export class TypeOrmRequestRepository implements RequestRepository {
  readonly #database: DataSource;
  readonly #clock = new DatabaseClock();
  readonly #writes: GroupCommit<PendingWrite, WriteResult>;

  constructor(database: DataSource) {
    this.#database = database;
    const commits = new RequestCommits(database, this.#clock, new RequestSnapshots());
    this.#writes = new GroupCommit({
      keyOf: keyOfWrite,
      commit: (writes) => inTurn(database, () => commits.commit(writes)),
      ...GROUPS,
    });
  }

  async submit(submitted: NewRequest): Promise<Submission> {
    const written = await this.#writes.add({ kind: 'submit', id: submitted.id, submitted });
    if (written.kind === 'created' && written.request !== null) return { kind: 'created', request: written.request };
    return inTurn(this.#database, () => existing(this.#database.manager, submitted));
  }

  find(id: string): Promise<ContentRequest | null> {
    return inTurn(this.#database, async () => {
      const row = await this.#database.manager.findOneBy(requestEntity, { id });
      return row === null ? null : requestOfRow(row);
    });
  }

  async apply(id: string, action: LifeCycleAction): Promise<ApplyResult> {
    const written = await this.#writes.add({ kind: 'apply', id, action });
    if (written.kind === 'answered') return written.result;
    throw new Error('an action was answered as a submission');
  }

  eventsAfter(id: string, sequence: number, limit: number): Promise<readonly RequestEvent[]> {
    return inTurn(this.#database, async () => {
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
    return inTurn(this.#database, async () => {
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
      const page = rows.slice(0, options.limit);
      return { ...readRows(page), nextCursor: rows.length > options.limit ? (page.at(-1)?.id ?? null) : null };
    });
  }

  takeDue(limit: number, again: Milliseconds): Promise<readonly OwedRequest[]> {
    return inTurn(this.#database, () => takeDueRequests(this.#database, limit, again));
  }

  unfinished(limit: number, afterId: string | null): Promise<readonly OwedRequest[]> {
    return inTurn(this.#database, () => unfinishedRequests(this.#database.manager, limit, afterId));
  }

  waitingForModel(limit: number): Promise<readonly WaitingForModel[]> {
    return inTurn(this.#database, () => requestsWaitingForModel(this.#database.manager, limit));
  }

  countWaitingForModel(): Promise<number> {
    return inTurn(this.#database, () => this.#database.manager.countBy(requestEntity, { waitingForModel: true }));
  }

  queuePosition(id: string): Promise<number | null> {
    return inTurn(this.#database, async () => {
      const rows = await this.#database.manager
        .createQueryBuilder(requestEntity, 'own')
        .innerJoin(
          'requests',
          'ahead',
          "ahead.status = 'queued' AND ahead.recheck_at IS NOT NULL AND (ahead.not_before, ahead.id) <= (own.not_before, own.id)",
        )
        .select('count(*)::int', 'position')
        .where("own.id = :id AND own.status = 'queued'", { id })
        .getRawMany<{ position: number }>();
      return rows[0]?.position || null;
    });
  }

  findWithLesson(studentId: string, lessonId: string): Promise<ContentRequest | null> {
    return inTurn(this.#database, async () => {
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
    return inTurn(this.#database, () => countRequestsByStatus(this.#database.manager));
  }

  longestOwed(): Promise<LongestOwed> {
    return inTurn(this.#database, () => longestOwedRequests(this.#database.manager));
  }

  now(): Promise<Instant> {
    return inTurn(this.#database, () => this.#clock.ask(this.#database.manager));
  }
}

/** One request's writes keep their order, but a lease must be renewed however long another write takes. */
function keyOfWrite(write: PendingWrite): string {
  return write.kind === 'apply' && write.action.type === 'renew_lease' ? `${write.id} lease` : write.id;
}

async function existing(
  manager: EntityManager,
  { studentId, idempotencyKey, question }: NewRequest,
): Promise<Submission> {
  const row = await manager.findOneByOrFail(requestEntity, { studentId, idempotencyKey: idempotencyKey ?? '' });
  const request = requestOfRow(row);
  return sameQuestion(request.question, question) ? { kind: 'existing', request } : { kind: 'key_reused' };
}
