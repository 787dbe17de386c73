import type { LibraryHitFound } from '../probes/library-hit.ts';
import { runProbe } from '../probes/run-probe.ts';
import { percentile } from '../report/statistics.ts';
import type { Benchmark } from './benchmark.ts';

const REQUESTS = 1_000;

/** How soon a student has a lesson that somebody asked for before. */
export const libraryHit: Benchmark = {
  name: 'library-hit',
  title: 'Library hit: from the submission to the outcome',
  run: async ({ servers }) => {
    const postgres = await servers.postgres();
    const databaseUrl = await postgres.createDatabase();
    const input = { databaseUrl, requests: REQUESTS, firstNumber: 0 };
    const found = await runProbe<LibraryHitFound>('library-hit', input).finally(() =>
      postgres.dropDatabase(databaseUrl),
    );
    const roundTrip = percentile(found.roundTrip, 0.5);
    const row = (name: string, times: readonly number[]) => [
      name,
      ...[0.5, 0.99].flatMap((share) => [percentile(times, share), percentile(times, share) / roundTrip]),
    ];
    return {
      name: libraryHit.name,
      title: libraryHit.title,
      method: `${REQUESTS} requests one after another on an idle system, each answered from the library; beside it ${REQUESTS} times SELECT 1 on one open connection to the same server. The multiples are of its median.`,
      columns: ['until', 'p50 ms', '× round trip', 'p99 ms', '× round trip'],
      rows: [
        row('accepted (one commit)', found.untilAccepted),
        row('outcome committed', found.untilOutcome),
        row('SELECT 1', found.roundTrip),
      ],
      verdicts: [],
      charts: [],
      notes: ['No bar is set for this figure. A commit waits for the disk, and SELECT 1 does not.'],
    };
  },
};
