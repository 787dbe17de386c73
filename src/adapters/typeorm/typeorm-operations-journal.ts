import { Mutex } from 'async-mutex';
import type { DataSource } from 'typeorm';
import { UnrecognisedWord } from '../../domain/generation-fault.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import type {
  FoundPage,
  FoundRequest,
  JournalRange,
  LatencyReport,
  ModelUse,
  OperationsJournal,
  OutcomeCount,
  OutcomeCounts,
  Percentiles,
} from '../../domain/ports/operations-journal.ts';
import { STAGES } from '../../domain/stage.ts';
import { outcomeEventSchema } from '../wire/request-documents.ts';
import { inTurn } from './connection-turns.ts';
import {
  ADD_UP_MODEL_USE,
  COUNT_EVENTS,
  COUNT_OUTCOMES,
  MEASURE_ANSWERS,
  MEASURE_STAGES,
  SEARCH_REQUESTS,
} from './journal-statements.ts';

interface MeasuredRow {
  readonly count: number;
  readonly percentiles: readonly [number, number, number] | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What happened, read from stored events on PostgreSQL, embedded or not. One statistic at a time, so that however many
 * desks are open they take one connection from the work; the database's statement timeout ends one that takes too long.
 */
export class TypeOrmOperationsJournal implements OperationsJournal {
  readonly #database: DataSource;
  readonly #oneAtATime = new Mutex();

  constructor(database: DataSource) {
    this.#database = database;
  }

  async outcomes(range: JournalRange, bucket: Milliseconds): Promise<OutcomeCounts> {
    const rows = await this.#read<Record<keyof OutcomeCount, unknown> & { count: number }>(COUNT_OUTCOMES, [
      ...timesOf(range),
      bucket,
    ]);
    const counts: OutcomeCount[] = [];
    const unrecognised = new Map<string, number>();
    for (const { at, outcome, why, count } of rows) {
      const words = outcomeEventSchema.safeParse({ kind: outcome, ...(why !== null && { why }) });
      if (words.success) {
        counts.push({ at: Number(at), outcome: words.data.kind, why: words.data.why ?? null, count });
      } else {
        const word = why === null ? String(outcome) : `${outcome}: ${why}`;
        unrecognised.set(word, (unrecognised.get(word) ?? 0) + count);
      }
    }
    return { counts, unrecognised: [...unrecognised].map(([word, count]) => ({ word, count })) };
  }

  async latency(range: JournalRange, most: number): Promise<LatencyReport> {
    const times = timesOf(range);
    const [all] = await this.#read<{ events: number }>(COUNT_EVENTS, times);
    const share = Math.min(1, most / Math.max(1, all?.events ?? 0));
    const sample = [...times, share === 1 ? null : Math.floor(share * 2 ** 31)];
    const [answer] = await this.#read<MeasuredRow>(MEASURE_ANSWERS, sample);
    const stages = await this.#read<MeasuredRow & { stage: string }>(MEASURE_STAGES, sample);
    const measured = stages.map((row) => ({ stage: knownStage(row.stage), ...percentilesOf(row) }));
    return {
      share,
      answer: answer === undefined || answer.count === 0 ? null : percentilesOf(answer),
      stages: measured.sort((one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage)),
    };
  }

  modelUse(range: JournalRange): Promise<readonly ModelUse[]> {
    return this.#read<ModelUse>(ADD_UP_MODEL_USE, timesOf(range));
  }

  async search(text: string, { limit, cursor }: { limit: number; cursor: string | null }): Promise<FoundPage> {
    // The database cannot compare text with a NUL in it, and nothing stored has one.
    if (text.includes('\0')) return { requests: [], nextCursor: null };
    const rows = await inTurn(this.#database, () =>
      this.#database.manager.query<(FoundRequest & Record<'createdAt' | 'updatedAt', unknown>)[]>(SEARCH_REQUESTS, [
        text,
        UUID.test(text) ? text : null,
        cursor,
        limit + 1,
      ]),
    );
    const requests = rows.slice(0, limit).map((row) => ({
      ...row,
      createdAt: new Date(row.createdAt).getTime(),
      updatedAt: new Date(row.updatedAt).getTime(),
    }));
    return { requests, nextCursor: rows.length > limit ? (requests.at(-1)?.id ?? null) : null };
  }

  #read<Row>(statement: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.#oneAtATime.runExclusive(() =>
      inTurn(this.#database, () => this.#database.manager.query<Row[]>(statement, [...parameters])),
    );
  }
}

function timesOf({ from, to }: JournalRange): readonly [Date, Date] {
  return [new Date(from), new Date(to)];
}

function percentilesOf({ count, percentiles }: MeasuredRow): Percentiles {
  const [p50, p95, p99] = percentiles ?? [0, 0, 0];
  return { count, p50, p95, p99 };
}

function knownStage(word: string): LatencyReport['stages'][number]['stage'] {
  const stage = STAGES.find((known) => known === word);
  if (stage === undefined || stage === 'done') throw new UnrecognisedWord('request_events.body', word);
  return stage;
}
