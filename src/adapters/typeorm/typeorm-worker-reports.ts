import type { DataSource } from 'typeorm';
import { UnrecognisedWord } from '../../domain/generation-fault.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import type { SeenWorker, WorkerReport, WorkerReports } from '../../domain/ports/worker-reports.ts';
import { workerReportSchema } from '../wire/worker-report-schema.ts';
import { inTurn } from './connection-turns.ts';

interface ReportRow {
  readonly worker: string;
  readonly seenAt: Date;
  readonly silentFor: number;
  readonly report: unknown;
}

/** Workers' reports on PostgreSQL, embedded or not: one row a worker, written over. */
export class TypeOrmWorkerReports implements WorkerReports {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  report(report: WorkerReport): Promise<void> {
    return this.#run(
      `INSERT INTO worker_reports (worker, seen_at, report) VALUES ($1, clock_timestamp(), $2)
       ON CONFLICT (worker) DO UPDATE SET seen_at = excluded.seen_at, report = excluded.report`,
      [report.worker, JSON.stringify(report)],
    );
  }

  list(): Promise<readonly SeenWorker[]> {
    return inTurn(this.#database, async () => {
      const rows = await this.#database.manager.query<ReportRow[]>(
        `SELECT worker, seen_at AS "seenAt", report,
                greatest(0, extract(epoch FROM clock_timestamp() - seen_at) * 1000)::float8 AS "silentFor"
         FROM worker_reports ORDER BY worker`,
      );
      return rows.map(seenWorkerOf);
    });
  }

  leave(worker: string): Promise<void> {
    return this.#run('DELETE FROM worker_reports WHERE worker = $1', [worker]);
  }

  forget(silentFor: Milliseconds): Promise<void> {
    return this.#run(
      `DELETE FROM worker_reports WHERE seen_at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)`,
      [silentFor],
    );
  }

  #run(statement: string, parameters: readonly unknown[]): Promise<void> {
    return inTurn(this.#database, async () => {
      await this.#database.manager.query(statement, [...parameters]);
    });
  }
}

function seenWorkerOf({ worker, seenAt, silentFor, report }: ReportRow): SeenWorker {
  const parsed = workerReportSchema.safeParse(report);
  if (!parsed.success) throw new UnrecognisedWord('worker_reports.report', worker);
  return { ...parsed.data, seenAt: seenAt.getTime(), silentFor };
}
