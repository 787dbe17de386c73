import { migrateConfigured } from '../../composition/migrate-configured.ts';
import { withConfig } from '../configured.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { printJson, type Terminal } from '../terminal.ts';

/** `vividly migrate`: brings the database schema and the Pub/Sub topology up to date. Safe to run again. */
export function migrateCommand(terminal: Terminal, { json = false }: { json?: boolean }): Promise<ExitCode> {
  return withConfig(terminal, async (config) => {
    const done = await migrateConfigured(config);
    if (json) printJson(terminal, done);
    else {
      const lines = [
        ...done.migrations.map((name) => `migrated ${name}`),
        ...done.created.map((name) => `created ${name}`),
      ];
      terminal.out.write(`${lines.length > 0 ? lines.join('\n') : 'Everything is up to date.'}\n`);
    }
    return EXIT.done;
  });
}
