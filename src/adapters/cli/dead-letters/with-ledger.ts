import type { Ports } from '../../../application/ports.ts';
import { withConfig, withPortFaults } from '../configured.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/** What an operator's commands on dead letters need; nothing else is opened for them. */
export type LedgerPorts = Pick<Ports, 'ledger' | 'repository' | 'queue' | 'codec' | 'telemetry'>;

/** Runs a command with the ledger and the queue that the configuration names, and closes them again. */
export function withLedger(terminal: Terminal, work: (ports: LedgerPorts) => Promise<ExitCode>): Promise<ExitCode> {
  return withConfig(terminal, (config) =>
    withPortFaults(terminal, async () => {
      const { createContainer } = await import('../../composition/open-vividly.ts');
      const { TOKEN } = await import('../../composition/tokens.ts');
      const container = createContainer({ ...config, logLevel: 'error' });
      try {
        return await work({
          ledger: await container.getAsync(TOKEN.ledger),
          repository: await container.getAsync(TOKEN.repository),
          queue: await container.getAsync(TOKEN.queue),
          codec: container.get(TOKEN.codec),
          telemetry: container.get(TOKEN.telemetry),
        });
      } finally {
        await container.get(TOKEN.cleanUp).run();
      }
    }),
  );
}
