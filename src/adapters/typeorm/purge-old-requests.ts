import type { DataSource } from 'typeorm';
import type { Milliseconds } from '../../domain/instant.ts';
import { inTurn } from './connection-turns.ts';

export interface Purged {
  readonly requests: number;
  readonly events: number;
  readonly deadLetters: number;
  readonly votes: number;
  readonly lessons: number;
}

/** How old something must be to be deleted. */
export interface PurgeAges {
  readonly olderThan: Milliseconds;
  /** How long the library gives a lesson to others: none is deleted before. */
  readonly lessonsKeptFor: Milliseconds;
}

/** How far a purge is, in blocks of the table of requests. */
export type OnPurgeProgress = (done: number, of: number) => void;

/** Two megabytes of the table: some hundred requests, so that no row is locked for longer than a moment. */
const BLOCKS_AT_ONCE = 256;

/**
 * Deletes requests that ended and were not changed for so long, with their events; dead letters that were settled then;
 * votes that were given then; and lessons that were stored then and have expired, which nobody asked for again. What is owed to anybody stays: queued, in work, waiting for the model, a failure whose dead
 * letter still waits. Goes once through the table piece by piece, each piece a transaction of its own that leaves out rows
 * in use: it needs no index, holds nobody up, and can be stopped and begun again.
 */
export async function purgeOldRequests(
  database: DataSource,
  { olderThan, lessonsKeptFor }: PurgeAges,
  onProgress: OnPurgeProgress,
  stopping: AbortSignal,
): Promise<Purged> {
  const query = <Row>(statement: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> =>
    inTurn(database, () => database.manager.query<Row[]>(statement, [...parameters]));
  const [limits] = await query<{ before: Date; expired: Date; blocks: number }>(
    `SELECT clock_timestamp() - $1 * interval '1 millisecond' AS before,
            clock_timestamp() - greatest($1, $2) * interval '1 millisecond' AS expired,
            (pg_relation_size('requests') / current_setting('block_size')::int)::int AS blocks`,
    [olderThan, lessonsKeptFor],
  );
  const { before, expired, blocks } = limits as { before: Date; expired: Date; blocks: number };
  let requests = 0;
  let events = 0;
  for (let block = 0; block < blocks && !stopping.aborted; block += BLOCKS_AT_ONCE) {
    const [piece] = await query<{ requests: number; events: number }>(PURGE_PIECE, [
      `(${block},0)`,
      `(${block + BLOCKS_AT_ONCE},0)`,
      before,
    ]);
    requests += piece?.requests ?? 0;
    events += piece?.events ?? 0;
    onProgress(Math.min(block + BLOCKS_AT_ONCE, blocks), blocks);
  }
  const stopped = stopping.aborted;
  const [letters] = stopped ? [] : await query<{ count: number }>(PURGE_LETTERS, [before]);
  const [votes] = stopped ? [] : await query<{ count: number }>(PURGE_VOTES, [before]);
  const [lessons] = stopped ? [] : await query<{ count: number }>(PURGE_LESSONS, [expired]);
  return {
    requests,
    events,
    deadLetters: letters?.count ?? 0,
    votes: votes?.count ?? 0,
    lessons: lessons?.count ?? 0,
  };
}

/** $1, $2: where the piece begins and ends in the table; $3: the time before which a request is old. */
const PURGE_PIECE = `
  WITH old AS (
    SELECT r.id FROM requests r
    WHERE r.ctid >= $1::tid AND r.ctid < $2::tid AND r.updated_at < $3 AND r.recheck_at IS NULL
      AND NOT r.waiting_for_model
      AND r.status IN ('completed', 'awaiting_clarification', 'out_of_scope', 'blocked', 'failed', 'cancelled')
      AND coalesce(r.upgrade, 'none') IN ('none', 'possible')
      AND NOT EXISTS (SELECT FROM dead_letters l WHERE l.request_id = r.id AND l.state = 'waiting')
    FOR UPDATE OF r SKIP LOCKED
  ), forgotten AS (
    DELETE FROM request_events e USING old WHERE e.request_id = old.id RETURNING 1
  ), gone AS (
    DELETE FROM requests r USING old WHERE r.id = old.id RETURNING 1
  )
  SELECT (SELECT count(*)::int FROM gone) AS requests, (SELECT count(*)::int FROM forgotten) AS events`;

const PURGE_LETTERS = `
  WITH gone AS (DELETE FROM dead_letters WHERE filed_at < $1 AND state <> 'waiting' RETURNING 1)
  SELECT count(*)::int AS count FROM gone`;

const PURGE_VOTES = `
  WITH gone AS (DELETE FROM lesson_feedback WHERE given_at < $1 RETURNING 1)
  SELECT count(*)::int AS count FROM gone`;

const PURGE_LESSONS = `
  WITH gone AS (DELETE FROM lessons WHERE stored_at < $1 RETURNING 1)
  SELECT count(*)::int AS count FROM gone`;
