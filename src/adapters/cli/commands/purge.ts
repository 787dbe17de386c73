import { withConfiguredDatabase } from '../../composition/with-configured-database.ts';
import type { Purged } from '../../typeorm/purge-old-requests.ts';
import { withConfig, withPortFaults } from '../configured.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type Progress, startProgress } from '../progress-bar.ts';
import { printJson, type Terminal } from '../terminal.ts';

const DAY = 24 * 3_600_000;

/** `vividly purge`: deletes what ended long ago. Safe beside running workers, to stop, and to run again. */
export function purge(terminal: Terminal, { days, json = false }: { days: number; json?: boolean }): Promise<ExitCode> {
  return withConfig(terminal, (config) =>
    withPortFaults(terminal, async () => {
      const { purgeOldRequests } = await import('../../typeorm/purge-old-requests.ts');
      let bar: Progress | null = null;
      const purged = await withConfiguredDatabase(config, (database) =>
        purgeOldRequests(
          database,
          { olderThan: days * DAY, lessonsKeptFor: config.libraryDays * DAY },
          (done, of) => {
            bar ??= startProgress(terminal.err, 'blocks', of);
            bar.update(done);
          },
          terminal.stopping,
        ),
      ).finally(() => bar?.stop());
      const complete = !terminal.stopping.aborted;
      if (json) printJson(terminal, { ...purged, complete });
      else terminal.out.write(`${wordsOf(purged, complete)}\n`);
      return complete ? EXIT.done : EXIT.failed;
    }),
  );
}

function wordsOf({ requests, events, deadLetters, votes, lessons }: Purged, complete: boolean): string {
  const gone =
    `Deleted ${requests} requests with ${events} events, ${deadLetters} settled dead letters, ${votes} votes, ` +
    `${lessons} expired lessons.`;
  return complete ? gone : `${gone} Stopped before the end: run it again to go on.`;
}
