import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { OpenParticipantOf } from '../participants/participant.ts';
import { AllDone } from '../workload/all-done.ts';
import {
  type BenchJob,
  benchJob,
  OUTCOME_DOCUMENT,
  OUTCOMES_TABLE,
  STORE_OUTCOMES,
} from '../workload/stored-outcome.ts';
import { SUBMITTERS, submitOneByOne } from '../workload/submitters.ts';

const QUEUE = 'requests';
/** Of a fetch; fifties were slower, and so were fewer workers. */
const BATCH = 500;
const WORKERS = 4;

/**
 * pg-boss as its documentation has it for throughput: jobs are fetched and completed in batches, and workers fetch again
 * at once while batches come back full. Without NOTIFY, whose commits wait for each other: with it, it took seven times
 * as long. The handler stores a batch's outcomes in one statement.
 */
export const open: OpenParticipantOf = async ({ databaseUrl }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: WORKERS });
  await pool.query(OUTCOMES_TABLE);
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: SUBMITTERS + WORKERS,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => process.stderr.write(`pg-boss: ${error}\n`));
  await boss.start();
  await boss.createQueue(QUEUE);
  const allDone = new AllDone();
  await boss.work<BenchJob>(
    QUEUE,
    { batchSize: BATCH, localConcurrency: WORKERS, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true },
    async (jobs) => {
      const ids = jobs.map(({ data }) => data.id);
      await pool.query({ ...STORE_OUTCOMES, values: [ids, ids.map(() => OUTCOME_DOCUMENT)] });
      allDone.done(jobs.length);
    },
  );
  return {
    run: async (first, requests) => {
      const done = allDone.expect(requests);
      await submitOneByOne(requests, (number) => boss.send(QUEUE, benchJob(randomUUID(), first + number)));
      await done;
    },
    stored: async () => (await pool.query('SELECT count(*)::int AS count FROM outcomes')).rows[0].count,
    close: async () => {
      await boss.stop({ graceful: true, timeout: 5_000 });
      await pool.end();
    },
  };
};
