import { randomUUID } from 'node:crypto';
import { Logger, makeWorkerUtils, run as runGraphileWorker, runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { OpenParticipantOf } from '../participants/participant.ts';
import { AllDone } from '../workload/all-done.ts';
import {
  type BenchJob,
  benchJob,
  OUTCOME_DOCUMENT,
  OUTCOMES_TABLE,
  STORE_OUTCOME,
} from '../workload/stored-outcome.ts';
import { SUBMITTERS, submitOneByOne } from '../workload/submitters.ts';

const TASK = 'answer';
const CONCURRENCY = 24;
const silent = new Logger(() => () => undefined);

/**
 * Graphile Worker with the batching options of its performance page: a local queue, and completions in batches. Its
 * tasks take one job at a time, so each stores its own outcome.
 */
export const open: OpenParticipantOf = async ({ databaseUrl }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONCURRENCY });
  await pool.query(OUTCOMES_TABLE);
  const preset = {
    worker: {
      connectionString: databaseUrl,
      maxPoolSize: 10,
      concurrentJobs: CONCURRENCY,
      localQueue: { size: 500, refetchDelay: { durationMs: 100, threshold: 499, maxAbortThreshold: Infinity } },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
      logger: silent,
    },
  };
  await runMigrations({ preset });
  const submitters = new pg.Pool({ connectionString: databaseUrl, max: SUBMITTERS });
  const report = (error: Error): void => void process.stderr.write(`Graphile Worker: ${error}\n`);
  submitters.on('error', report);
  submitters.on('connect', (client) => client.on('error', report));
  const utils = await makeWorkerUtils({ pgPool: submitters, logger: silent });
  const allDone = new AllDone();
  const runner = await runGraphileWorker({
    preset,
    noHandleSignals: true,
    taskList: {
      [TASK]: async (payload) => {
        await pool.query({ ...STORE_OUTCOME, values: [(payload as BenchJob).id, OUTCOME_DOCUMENT] });
        allDone.done();
      },
    },
  });
  return {
    run: async (first, requests) => {
      const done = allDone.expect(requests);
      await submitOneByOne(requests, (number) => utils.addJob(TASK, benchJob(randomUUID(), first + number)));
      await done;
    },
    stored: async () => (await pool.query('SELECT count(*)::int AS count FROM outcomes')).rows[0].count,
    close: async () => {
      await runner.stop();
      await utils.release();
      await submitters.end();
      await pool.end();
    },
  };
};
