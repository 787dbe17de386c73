import type { DataSource, EntityManager } from 'typeorm';
import { PortFault } from '../../domain/generation-fault.ts';
import type { LifeCycleAction } from '../../domain/life-cycle-action.ts';
import type { NewRequest } from '../../domain/ports/request-repository.ts';
import type { RequestEvent } from '../../domain/request-event.ts';
import type { DatabaseClock } from './database-clock.ts';
import { asPortFaults, isUndone } from './database-errors.ts';
import { type DecidedWrite, decideActions, decideBeginning, isApplied, type WriteResult } from './decided-write.ts';
import type { RequestRow } from './entities/request-entity.ts';
import type { Settled } from './group-commit.ts';
import { runPrepared } from './prepared-statement.ts';
import { newRow, type RowChange, rowChange } from './request-columns.ts';
import { requestOfRow } from './request-row.ts';
import type { RequestSnapshots } from './request-snapshots.ts';
import { LOCK_REQUESTS, WRITE_REQUESTS } from './request-statements.ts';

/** What is to be written of one request: its beginning, or one action on it. */
export type PendingWrite =
  | { readonly kind: 'submit'; readonly id: string; readonly submitted: NewRequest }
  | { readonly kind: 'apply'; readonly id: string; readonly action: LifeCycleAction };

type Answers = readonly Settled<WriteResult>[];
type ActionsById = ReadonlyMap<string, readonly LifeCycleAction[]>;
type LockedRow = RequestRow & { readonly version: number; readonly now: number };
type Written = { readonly ids: string | null; readonly now: number };

const WRITE = { name: 'write_requests', text: WRITE_REQUESTS } as const;

/** Commits groups of writes. */
export class RequestCommits {
  readonly #database: DataSource;
  readonly #clock: DatabaseClock;
  readonly #snapshots: RequestSnapshots;

  constructor(database: DataSource, clock: DatabaseClock, snapshots: RequestSnapshots) {
    this.#database = database;
    this.#clock = clock;
    this.#snapshots = snapshots;
  }

  /**
   * New requests, and actions on what this process wrote last, are decided without reading and written in one statement,
   * each where nobody changed it meanwhile. Whatever is left is locked, read, decided and written in a transaction.
   * Rejects when that one statement failed; then nothing of the group was written.
   */
  async commit(writes: readonly PendingWrite[]): Promise<Answers> {
    const now = await this.#clock.now(this.#database.manager);
    const decided: DecidedWrite[] = [];
    const actions = new Map<string, LifeCycleAction[]>();
    for (const write of writes) {
      if (write.kind === 'submit') decided.push(decideBeginning(write.submitted, now));
      else addTo(actions, write.id, write.action);
    }
    for (const [id, own] of actions) {
      const snapshot = this.#snapshots.get(id);
      const after = snapshot === undefined ? null : decideActions(snapshot.request, snapshot.version, own, now);
      // A refusal may rest on a state that is no longer the row's: only the row itself can refuse.
      if (after?.results.every(isApplied)) decided.push(after);
    }
    const answers = await this.#writeUnread(decided);
    const left = new Map([...actions].filter(([id]) => !answers.has(id)));
    if (left.size > 0) for (const [id, own] of await this.#applyLockedOrAlone(left)) answers.set(id, own);
    return inOrder(writes, answers);
  }

  async #writeUnread(decided: readonly DecidedWrite[]): Promise<Map<string, Answers>> {
    const answers = new Map<string, Answers>();
    if (decided.length === 0) return answers;
    const written = await this.#writeOrForget(decided);
    for (const { request, decidedOn, results } of decided) {
      if (written.has(request.id)) {
        this.#snapshots.keep(request, (decidedOn?.version ?? 0) + 1);
        answers.set(request.id, results.map(done));
      } else if (decidedOn === null) {
        answers.set(request.id, [done({ kind: 'created', request: null })]);
      } else {
        this.#snapshots.forget(request.id);
      }
    }
    return answers;
  }

  /** A write that failed may have been committed all the same, so nothing is known of its rows any more. */
  async #writeOrForget(decided: readonly DecidedWrite[]): Promise<ReadonlySet<string>> {
    try {
      return this.#idsOf(await runPrepared<Written>(this.#database, WRITE, parametersOf(decided)));
    } catch (thrown) {
      for (const { request } of decided) this.#snapshots.forget(request.id);
      throw thrown;
    }
  }

  /** The requests of one that spoils the transaction for all are tried again one by one. Never rejects. */
  async #applyLockedOrAlone(actions: ActionsById): Promise<ReadonlyMap<string, Answers>> {
    try {
      return await asPortFaults(() => this.#applyLocked(actions));
    } catch (error) {
      if (actions.size === 1 || !(error instanceof PortFault && isUndone(error))) return allFailed(actions, error);
      const answers = new Map<string, Answers>();
      for (const [id, own] of actions) {
        for (const [, alone] of await this.#applyLockedOrAlone(new Map([[id, own]]))) answers.set(id, alone);
      }
      return answers;
    }
  }

  async #applyLocked(actions: ActionsById): Promise<ReadonlyMap<string, Answers>> {
    const answers = new Map<string, Answers>();
    const changed: DecidedWrite[] = [];
    await this.#database.transaction(async (manager) => {
      const locked = await manager.query<LockedRow[]>(LOCK_REQUESTS, [[...actions.keys()]]);
      const rows = new Map(locked.map((row) => [row.id, row]));
      for (const [id, own] of actions) {
        const row = rows.get(id);
        if (row === undefined) answers.set(id, own.map(unknownRequest));
        else answers.set(id, decideLocked(row, own, changed));
      }
      if (changed.length > 0) await this.#writeLocked(manager, changed);
    });
    for (const { request, decidedOn } of changed) this.#snapshots.keep(request, (decidedOn?.version ?? 0) + 1);
    return answers;
  }

  async #writeLocked(manager: EntityManager, decided: readonly DecidedWrite[]): Promise<void> {
    this.#idsOf(await manager.query<Written[]>(WRITE_REQUESTS, [...parametersOf(decided)]));
  }

  #idsOf([written]: readonly Written[]): ReadonlySet<string> {
    if (written === undefined) return new Set();
    this.#clock.read(written.now);
    return new Set(written.ids?.split(','));
  }
}

/** A row that cannot be read spoils its own actions, and no others of the group. */
function decideLocked(row: LockedRow, actions: readonly LifeCycleAction[], changed: DecidedWrite[]): Answers {
  try {
    const after = decideActions(requestOfRow(row), row.version, actions, Math.floor(row.now));
    if (after.results.some(isApplied)) changed.push(after);
    return after.results.map(done);
  } catch (error) {
    return actions.map(() => ({ kind: 'failed', error }));
  }
}

/** The parameters of WRITE_REQUESTS. */
function parametersOf(decided: readonly DecidedWrite[]): readonly string[] {
  const inserted: unknown[] = [];
  const updated: RowChange[] = [];
  const announced: RequestEvent[] = [];
  for (const { request, decidedOn, events } of decided) {
    if (decidedOn === null) inserted.push(newRow(request));
    else updated.push(rowChange(request, decidedOn));
    // An event is sent as it is.
    announced.push(...events);
  }
  // In one order, so that two groups cannot wait for each other.
  updated.sort((one, other) => (one.id < other.id ? -1 : 1));
  return [JSON.stringify(inserted), JSON.stringify(updated), JSON.stringify(announced)];
}

function addTo(actions: Map<string, LifeCycleAction[]>, id: string, action: LifeCycleAction): void {
  const own = actions.get(id);
  if (own === undefined) actions.set(id, [action]);
  else own.push(action);
}

function unknownRequest(): Settled<WriteResult> {
  return done({ kind: 'answered', result: { kind: 'unknown_request' } });
}

function done(result: WriteResult): Settled<WriteResult> {
  return { kind: 'done', result };
}

function allFailed(actions: ActionsById, error: unknown): ReadonlyMap<string, Answers> {
  return new Map([...actions].map(([id, own]) => [id, own.map(() => ({ kind: 'failed', error }))]));
}

/** Each write's own answer: a request's actions were answered in their order. */
function inOrder(writes: readonly PendingWrite[], answers: ReadonlyMap<string, Answers>): Answers {
  const taken = new Map<string, number>();
  return writes.map(({ id }) => {
    const index = taken.get(id) ?? 0;
    taken.set(id, index + 1);
    return answers.get(id)?.[index] ?? { kind: 'failed', error: new Error('a write of the group was not answered') };
  });
}
