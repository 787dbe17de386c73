import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Milliseconds } from '../../domain/instant.ts';
import type { LongestOwed, OwedRequest, WaitingForModel } from '../../domain/ports/request-repository.ts';
import { databaseTime } from './database-clock.ts';
import { type RequestRow, requestEntity } from './entities/request-entity.ts';
import { traceOfRow } from './request-row.ts';

/** Takes due requests, each for one caller, and pushes their recheck time out. */
export function takeDueRequests(
  database: DataSource,
  limit: number,
  again: Milliseconds,
): Promise<readonly OwedRequest[]> {
  return database.transaction(async (manager) => {
    const rows = await owed(manager)
      .where('request.recheckAt <= clock_timestamp()')
      .orderBy('request.recheckAt')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    if (rows.length === 0) return [];
    const recheckAt = new Date((await databaseTime(manager)).getTime() + again);
    await manager.update(
      requestEntity,
      rows.map(({ id }) => id),
      { recheckAt },
    );
    return rows.map(owedRequestOf);
  });
}

/** Requests that are owed, page by page in the order of their ids. */
export async function unfinishedRequests(
  manager: EntityManager,
  limit: number,
  afterId: string | null,
): Promise<readonly OwedRequest[]> {
  const query = owed(manager).where('request.recheckAt IS NOT NULL').orderBy('request.id').limit(limit);
  if (afterId !== null) query.andWhere('request.id > :afterId', { afterId });
  return (await query.getMany()).map(owedRequestOf);
}

/** Requests that a returning model can help, oldest first. */
export async function requestsWaitingForModel(
  manager: EntityManager,
  limit: number,
): Promise<readonly WaitingForModel[]> {
  const rows = await manager
    .createQueryBuilder(requestEntity, 'request')
    .select(['request.id', 'request.upgrade'])
    .where('request.waitingForModel')
    .orderBy('request.updatedAt')
    .limit(limit)
    .getMany();
  return rows.map(({ id, upgrade }) => ({ id, how: upgrade === null ? 'waiting' : 'upgrade' }));
}

/** How long the request that is due first has been due, and the one in work longest in work. Reads only what is owed. */
export async function longestOwedRequests(manager: EntityManager): Promise<LongestOwed> {
  const rows = await manager.query<{ status: 'queued' | 'generating'; age: number }[]>(
    `SELECT status, (extract(epoch FROM clock_timestamp() - min(since)) * 1000)::float8 AS age
     FROM (
       SELECT status, CASE status WHEN 'queued' THEN not_before ELSE started_at END AS since
       FROM requests WHERE recheck_at IS NOT NULL AND status IN ('queued', 'generating')
     ) owed
     WHERE since <= clock_timestamp() GROUP BY status`,
  );
  const ages = new Map(rows.map(({ status, age }) => [status, age]));
  return { queued: ages.get('queued') ?? null, generating: ages.get('generating') ?? null };
}

function owed(manager: EntityManager): SelectQueryBuilder<RequestRow> {
  return manager
    .createQueryBuilder(requestEntity, 'request')
    .select(['request.id', 'request.correlationId', 'request.attempts', 'request.trace']);
}

function owedRequestOf(row: RequestRow): OwedRequest {
  return { id: row.id, correlationId: row.correlationId, attempts: row.attempts, trace: traceOfRow(row) };
}
