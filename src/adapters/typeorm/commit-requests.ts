import type { DataSource, EntityManager } from 'typeorm';
import type { ContentRequest } from '../../domain/content-request.ts';
import type { Instant } from '../../domain/instant.ts';
import { newContentRequest } from '../../domain/life-cycle/submit.ts';
import type { LifeCycleAction } from '../../domain/life-cycle-action.ts';
import type { ApplyResult, NewRequest } from '../../domain/ports/request-repository.ts';
import type { RequestEvent } from '../../domain/request-event.ts';
import { transition } from '../../domain/request-life-cycle.ts';
import type { RequestRow } from './entities/request-entity.ts';
import type { Settled } from './group-commit.ts';
import { rowOfEvent } from './request-event-row.ts';
import { requestOfRow, rowOfRequest } from './request-row.ts';
import { INSERT_REQUESTS, LOCK_REQUESTS, UPDATE_REQUESTS } from './request-statements.ts';

/** One action on one request. */
export interface PendingAction {
  readonly id: string;
  readonly action: LifeCycleAction;
}

type LockedRow = RequestRow & { readonly now: Date };

/** Applies actions in one transaction: locks the rows, runs the life cycle on each in order, writes what changed. */
export function commitActions(
  database: DataSource,
  actions: readonly PendingAction[],
): Promise<readonly Settled<ApplyResult>[]> {
  return database.transaction(async (manager) => {
    const ids = [...new Set(actions.map(({ id }) => id))];
    const locked = await manager.query<LockedRow[]>(LOCK_REQUESTS, [ids]);
    const states = new Map(locked.map((row) => [row.id, readLocked(row)]));
    const changed = new Map<string, ContentRequest>();
    const events: RequestEvent[] = [];
    const settled = actions.map(({ id, action }): Settled<ApplyResult> => {
      const state = states.get(id);
      if (state === undefined) return { kind: 'done', result: { kind: 'unknown_request' } };
      if ('error' in state) return { kind: 'failed', error: state.error };
      const result = transition(state.request, action, state.now);
      if (result.kind === 'applied') {
        states.set(id, { request: result.request, now: state.now });
        changed.set(id, result.request);
        events.push(...result.events);
      }
      return { kind: 'done', result };
    });
    if (changed.size > 0) await write(manager, UPDATE_REQUESTS, [...changed.values()], events);
    return settled;
  });
}

/** Inserts new requests in one statement. Null stands for a request whose idempotency key was taken. */
export async function insertRequests(
  database: DataSource,
  submitted: readonly NewRequest[],
): Promise<readonly Settled<ContentRequest | null>[]> {
  const now = await databaseTime(database.manager);
  const created = submitted.map((one) => newContentRequest(one, now));
  const requests = created.map(({ request }) => request);
  const events = created.map(({ event }) => event);
  const inserted = await write(database.manager, INSERT_REQUESTS, requests, events);
  const ids = new Set((inserted as { id: string }[]).map(({ id }) => id));
  return requests.map((request) => ({ kind: 'done', result: ids.has(request.id) ? request : null }));
}

/** The database's own time, the one clock for all workers. */
export async function databaseTime(manager: EntityManager): Promise<Instant> {
  const [row] = await manager.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
  return (row as { now: Date }).now.getTime();
}

/** A row that cannot be read spoils its own action, and no other of the group. */
function readLocked(
  row: LockedRow,
): { readonly request: ContentRequest; readonly now: Instant } | { readonly error: unknown } {
  try {
    return { request: requestOfRow(row), now: row.now.getTime() };
  } catch (error) {
    return { error };
  }
}

function write(
  manager: EntityManager,
  statement: string,
  requests: readonly ContentRequest[],
  events: readonly RequestEvent[],
): Promise<unknown> {
  return manager.query(statement, [JSON.stringify(requests.map(rowOfRequest)), JSON.stringify(events.map(rowOfEvent))]);
}
