import pg from 'pg';
import { runVividly } from '../participants/running-vividly.ts';
import { vividlyConfig } from '../participants/vividly-settings.ts';
import { AllDone } from '../workload/all-done.ts';
import { BenchModel, INSTANT } from '../workload/bench-model.ts';
import { questionOf } from '../workload/questions.ts';

export interface FinishedRequestsInput {
  readonly databaseUrl: string;
  readonly finished: number;
}

/** What the preloaded database weighs. */
export interface FinishedRequestsFound {
  readonly requests: number;
  readonly events: number;
  readonly megabytes: number;
}

/** A request that no measurement sends, whose row and events are the model of all others. */
const PATTERN = 999_999;
const STUDENTS = 20_000;

/**
 * One every so many seconds, the oldest first, and so are their ids, as Vividly makes them. `n` runs over the rows; every other column is
 * the pattern's, so that this holds for any version of the tables. $1: the pattern, $2: how many, $3: milliseconds of the newest.
 */
const APART = 20;
const ID = `(lpad(to_hex($3::bigint - n::bigint * ${APART * 1000}), 12, '0') || '7' || right(md5('finished-' || n), 19))::uuid`;
const AGO = `n * interval '${APART} seconds'`;
const REQUESTS = `
  INSERT INTO requests
  SELECT (jsonb_populate_record(pattern, jsonb_build_object(
    'id', ${ID}, 'correlation_id', ${ID}, 'student_id', 'finished-' || n % ${STUDENTS},
    'created_at', pattern.created_at - ${AGO},
    'updated_at', pattern.updated_at - ${AGO}))).*
  FROM requests pattern, generate_series($2::int, 1, -1) n WHERE pattern.id = $1`;
const EVENTS = `
  INSERT INTO request_events
  SELECT (jsonb_populate_record(pattern, jsonb_build_object(
    'request_id', ${ID}, 'at', pattern.at - ${AGO}))).*
  FROM request_events pattern, generate_series($2::int, 1, -1) n WHERE pattern.request_id = $1`;

/** Fills the tables with finished requests: Vividly answers one, and SQL makes as many of it as asked for. */
export async function probe({ databaseUrl, finished }: FinishedRequestsInput): Promise<FinishedRequestsFound> {
  const allDone = new AllDone();
  const vividly = await runVividly(
    await vividlyConfig({ DATABASE_URL: databaseUrl }),
    (catalogue) => new BenchModel(catalogue, INSTANT),
    ({ type }) => {
      if (type === 'outcome_recorded') allDone.done();
    },
  );
  const done = allDone.expect(1);
  const id = await vividly.submit(questionOf(PATTERN, vividly.catalogue), 'pattern');
  await done;
  await vividly.close();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if (finished > 0) {
      const newest = Date.now();
      await client.query(REQUESTS, [id, finished, newest]);
      await client.query(EVENTS, [id, finished, newest]);
    }
    await client.query('VACUUM (ANALYZE) requests');
    await client.query('VACUUM (ANALYZE) request_events');
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM requests) AS requests, (SELECT count(*)::int FROM request_events) AS events,
        pg_database_size(current_database())::float8 / 1048576 AS megabytes`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}
