import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
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

const CONNECTIONS = 24;

/** DBOS: a durable workflow a request, started at once rather than through a queue, with one step that stores the outcome. */
export const open: OpenParticipantOf = async ({ databaseUrl }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: SUBMITTERS });
  await pool.query(OUTCOMES_TABLE);
  const allDone = new AllDone();
  const answer = DBOS.registerWorkflow(
    async ({ id }: BenchJob) => {
      await DBOS.runStep(
        async () => {
          await pool.query({ ...STORE_OUTCOME, values: [id, OUTCOME_DOCUMENT] });
        },
        { name: 'store' },
      );
      allDone.done();
    },
    { name: 'answer' },
  );
  DBOS.setConfig({
    name: 'bench',
    applicationVersion: '1',
    systemDatabaseUrl: databaseUrl,
    systemDatabasePoolSize: CONNECTIONS,
    logLevel: 'error',
    tracingEnabled: false,
  });
  await DBOS.launch();
  return {
    run: async (first, requests) => {
      const done = allDone.expect(requests);
      await submitOneByOne(requests, (number) => DBOS.startWorkflow(answer)(benchJob(randomUUID(), first + number)));
      await done;
    },
    stored: async () => (await pool.query('SELECT count(*)::int AS count FROM outcomes')).rows[0].count,
    close: async () => {
      await DBOS.shutdown();
      await pool.end();
    },
  };
};
