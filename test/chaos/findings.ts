import pg from 'pg';

/** A worker that was killed, and when. */
export interface Kill {
  readonly pid: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** How long the requests of a killed worker were without one. */
export interface Recovery {
  readonly held: number;
  /** Seconds from the kill until the last of them was claimed again; null where it held none. */
  readonly seconds: number | null;
}

/** What the database says when everything is over. */
export interface Findings {
  readonly ended: Readonly<Record<string, number>>;
  /** Accepted, and without a row. */
  readonly lost: readonly string[];
  /** Accepted, with a row, and without an outcome. */
  readonly unfinished: readonly string[];
  /** More than one outcome, or more than one better lesson, in one generation. */
  readonly doubled: readonly string[];
  /** Events that are not numbered 1, 2, 3 … */
  readonly gaps: readonly string[];
  /** Ended as failed, and not in the list of dead letters. */
  readonly failedWithoutLetter: readonly string[];
  readonly recoveries: readonly Recovery[];
}

/** Reads the findings with plain SQL, so that no code of the product stands between the rows and the verdict. */
export async function readFindings(
  url: string,
  accepted: readonly string[],
  kills: readonly Kill[],
): Promise<Findings> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ids = async (sql: string, ...values: unknown[]): Promise<string[]> =>
    (await client.query<{ id: string }>(sql, values)).rows.map(({ id }) => id);
  try {
    const kinds = await client.query<{ kind: string | null; count: number }>(
      `SELECT outcome->>'kind' AS kind, count(*)::int AS count FROM requests WHERE id = ANY($1) GROUP BY 1 ORDER BY 1`,
      [accepted],
    );
    const rows = new Set(await ids('SELECT id FROM requests WHERE id = ANY($1)', accepted));
    const recoveries = [];
    for (const kill of kills) recoveries.push(await recoveryOf(client, kill));
    return {
      ended: Object.fromEntries(kinds.rows.flatMap(({ kind, count }) => (kind === null ? [] : [[kind, count]]))),
      lost: accepted.filter((id) => !rows.has(id)),
      unfinished: await ids('SELECT id FROM requests WHERE id = ANY($1) AND outcome IS NULL', accepted),
      doubled: await ids(
        `SELECT DISTINCT request_id AS id FROM request_events WHERE body->>'type' IN ('outcome', 'lesson_upgraded')
         GROUP BY request_id, generation HAVING count(*) > 1`,
      ),
      gaps: await ids(
        `SELECT r.id FROM requests r JOIN request_events e ON e.request_id = r.id
         GROUP BY r.id, r.last_event HAVING count(*) <> max(e.sequence) OR max(e.sequence) <> r.last_event`,
      ),
      failedWithoutLetter: await ids(
        `SELECT id FROM requests r WHERE status = 'failed'
         AND NOT EXISTS (SELECT FROM dead_letters d WHERE d.request_id = r.id)`,
      ),
      recoveries,
    };
  } finally {
    await client.end();
  }
}

/** A request was held by the killed worker when its last claim before the kill was by it and nothing ended it before. */
async function recoveryOf(client: pg.Client, { pid, at }: Kill): Promise<Recovery> {
  const killed = new Date(at);
  const { rows } = await client.query<{ taken_over: Date | null }>(
    `WITH last AS (
       SELECT DISTINCT ON (request_id) request_id, sequence, body FROM request_events
       WHERE at <= $1 AND body->>'type' IN ('claimed', 'outcome', 'lesson_upgraded', 'upgrade_abandoned', 'queued', 'cancelled')
       ORDER BY request_id, sequence DESC)
     SELECT (SELECT min(e.at) FROM request_events e WHERE e.request_id = last.request_id AND e.sequence > last.sequence
             AND e.body->>'type' = 'claimed') AS taken_over
     FROM last WHERE body->>'type' = 'claimed' AND body->>'worker' LIKE $2`,
    [killed, `%-${pid}-%`],
  );
  const waits = rows.flatMap(({ taken_over: taken }) => (taken === null ? [] : [(taken.getTime() - at) / 1000]));
  return { held: rows.length, seconds: waits.length === 0 ? null : Math.max(...waits) };
}
