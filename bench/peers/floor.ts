import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { OpenParticipantOf } from '../participants/participant.ts';
import { benchJob, OUTCOME_DOCUMENT } from '../workload/stored-outcome.ts';
import { SUBMITTERS, submitOneByOne } from '../workload/submitters.ts';

const INSERT = { name: 'insert', text: `INSERT INTO requests (id, status, question) VALUES ($1, 'queued', $2)` };
const UPDATE = { name: 'update', text: `UPDATE requests SET status = 'completed', outcome = $2 WHERE id = $1` };

/** The least that durable work costs without batching: a request is one committed INSERT and one committed UPDATE. */
export const open: OpenParticipantOf = async ({ databaseUrl }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: SUBMITTERS, min: SUBMITTERS });
  await pool.query(
    'CREATE TABLE requests (id uuid PRIMARY KEY, status text NOT NULL, question jsonb NOT NULL, outcome jsonb)',
  );
  return {
    run: (first, requests) =>
      submitOneByOne(requests, async (number) => {
        const id = randomUUID();
        await pool.query({ ...INSERT, values: [id, JSON.stringify(benchJob(id, first + number))] });
        await pool.query({ ...UPDATE, values: [id, OUTCOME_DOCUMENT] });
      }),
    stored: async () => {
      const { rows } = await pool.query("SELECT count(*)::int AS count FROM requests WHERE status = 'completed'");
      return rows[0].count;
    },
    close: () => pool.end(),
  };
};
