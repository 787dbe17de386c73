import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** What is still under way. */
export interface UnderWay {
  /** Queued, or in a worker's hands. */
  readonly open: number;
  /** Ended, and to be resumed or upgraded now that the model is back. */
  readonly waitingForModel: number;
}

/** Waits until nothing is under way any more, or the time is up. */
export async function waitUntilSettled(
  url: string,
  atMost: number,
  onLook: (underWay: UnderWay) => void,
): Promise<UnderWay> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const until = Date.now() + atMost; ; await wait(1_000)) {
      const { rows } = await client.query<UnderWay>(
        `SELECT count(*) FILTER (WHERE status IN ('queued', 'generating') OR upgrade IN ('wanted', 'running'))::int AS "open",
                count(*) FILTER (WHERE waiting_for_model)::int AS "waitingForModel" FROM requests`,
      );
      const underWay = rows[0] ?? { open: 0, waitingForModel: 0 };
      onLook(underWay);
      if ((underWay.open === 0 && underWay.waitingForModel === 0) || Date.now() > until) return underWay;
    }
  } finally {
    await client.end();
  }
}
