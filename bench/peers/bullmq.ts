import { randomUUID } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
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
import { submitOneByOne } from '../workload/submitters.ts';

const QUEUE = 'requests';
const CONCURRENCY = 64;

/** BullMQ: jobs in Redis, which writes its log to the disk; outcomes in PostgreSQL, one committed INSERT each. */
export const open: OpenParticipantOf = async ({ databaseUrl, redisUrl }) => {
  if (redisUrl === null) throw new Error('BullMQ needs Redis');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 24 });
  await pool.query(OUTCOMES_TABLE);
  const { hostname: host, port } = new URL(redisUrl);
  const connection = { host, port: Number(port), maxRetriesPerRequest: null, enableAutoPipelining: true };
  // A queue of its own each time: Redis goes on from round to round.
  const name = `${QUEUE}-${randomUUID()}`;
  const queue = new Queue<BenchJob>(name, { connection, defaultJobOptions: { removeOnComplete: true } });
  const allDone = new AllDone();
  const worker = new Worker<BenchJob>(
    name,
    async ({ data }) => {
      await pool.query({ ...STORE_OUTCOME, values: [data.id, OUTCOME_DOCUMENT] });
      allDone.done();
    },
    { connection, concurrency: CONCURRENCY },
  );
  worker.on('error', (error) => process.stderr.write(`BullMQ: ${error}\n`));
  await worker.waitUntilReady();
  return {
    run: async (first, requests) => {
      const done = allDone.expect(requests);
      await submitOneByOne(requests, (number) => queue.add('answer', benchJob(randomUUID(), first + number)));
      await done;
    },
    stored: async () => (await pool.query('SELECT count(*)::int AS count FROM outcomes')).rows[0].count,
    close: async () => {
      await worker.close();
      await queue.obliterate({ force: true });
      await queue.close();
      await pool.end();
    },
  };
};
