import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN } from '../product.ts';
import type { Cell } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import type { Benchmark } from './benchmark.ts';
import { installedSize } from './installed-size.ts';
import { loadedModules } from './loaded-modules.ts';
import { type StartedServer, startServer } from './started-server.ts';

const STARTS = 5;

/** From the start of the process until it answers that it is ready. */
export const start: Benchmark = {
  name: 'start',
  title: 'Start: time and memory until ready, and what is loaded and installed for it',
  run: async ({ servers, options, progress }) => {
    const postgres = await servers.postgres();
    const databaseUrl = await postgres.createDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'vividly-bench-start-'));
    const onPostgres = { DATABASE_URL: databaseUrl };
    const embedded = { VIVIDLY_DATA_DIR: join(folder, 'again') };
    try {
      execFileSync(process.execPath, [MAIN, 'migrate'], {
        env: { PATH: process.env['PATH'], ...onPostgres },
        stdio: 'ignore',
      });
      const first = await starts(3, (number) => ({ VIVIDLY_DATA_DIR: join(folder, `first-${number}`) }));
      progress('embedded, first start: measured');
      await starts(1, () => embedded);
      const again = await starts(STARTS, () => embedded);
      const server = await starts(STARTS, () => onPostgres);
      const modules = { embedded: await loadedModules(embedded), postgres: await loadedModules(onPostgres) };
      const size = options.installedSize ? installedSize() : null;
      const row = (name: string, runs: readonly StartedServer[]): readonly Cell[] => [
        name,
        median(runs.map(({ secondsToReady }) => secondsToReady)),
        median(runs.map(({ cpuSeconds }) => cpuSeconds)),
        median(runs.map(({ readyMegabytes }) => readyMegabytes)),
        median(runs.map(({ peakMegabytes }) => peakMegabytes)),
      ];
      return {
        name: start.name,
        title: start.title,
        method: `vividly serve, offline model and queue in memory, from the start of the process until /readyz answers 200; medians of ${STARTS} starts (3 for first ones).`,
        columns: ['database', 'seconds', 'CPU s', 'resident MB', 'peak MB'],
        rows: [
          row('embedded, first start (creates it)', first),
          row('embedded, started again', again),
          row('PostgreSQL', server),
        ],
        verdicts: [
          {
            what: 'SDKs loaded that are not configured',
            measured: new Set([...modules.embedded.needless, ...modules.postgres.needless]).size,
            bar: { at: 'most', value: 0 },
          },
        ],
        charts: [],
        notes: [
          ...Object.entries(modules).map(
            ([database, { modules: count, packages, needless }]) =>
              `Loaded when ready, ${database}: ${count} modules, ${packages} packages; not needed there: ${needless.join(', ') || 'none'}.`,
          ),
          size === null
            ? 'Installed size: not measured; add --installed-size.'
            : `Installed for production: ${Math.round(size.megabytes)} MB in ${size.packages} packages; the largest: ${size.largest
                .map(({ name, megabytes }) => `${name} ${Math.round(megabytes)} MB`)
                .join(', ')}.`,
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await postgres.dropDatabase(databaseUrl);
    }
  },
};

async function starts(
  count: number,
  environment: (number: number) => Readonly<Record<string, string>>,
): Promise<readonly StartedServer[]> {
  const runs: StartedServer[] = [];
  for (let number = 0; number < count; number += 1) {
    const server = await startServer(environment(number));
    await server.stop();
    runs.push(server);
  }
  return runs;
}
