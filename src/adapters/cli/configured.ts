import { PortFault } from '../../domain/generation-fault.ts';
import type { Replacements } from '../composition/open-vividly.ts';
import type { Vividly } from '../composition/vividly.ts';
import { type Config, describeMistakes, readConfig } from '../config/read-config.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command with the configuration, or says everything that is wrong with it. */
export async function withConfig(terminal: Terminal, work: (config: Config) => Promise<ExitCode>): Promise<ExitCode> {
  const read = readConfig(terminal.environment);
  if (read.kind === 'config') return work(read.config);
  terminal.err.write(`${describeMistakes(read.mistakes)}\n`);
  return EXIT.usage;
}

/** Runs a command with everything opened, and closes it again whatever happens. */
export async function withVividly(
  terminal: Terminal,
  config: Config,
  work: (vividly: Vividly) => Promise<ExitCode>,
  replacements: Replacements = {},
): Promise<ExitCode> {
  const { openVividlyWith } = await import('../composition/open-vividly.ts');
  return withPortFaults(terminal, async () => {
    const vividly = await openVividlyWith(config, replacements);
    try {
      return await work(vividly);
    } finally {
      await vividly.close();
    }
  });
}

/** Says what could not be reached, and what to do then. */
export async function withPortFaults(terminal: Terminal, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof PortFault)) throw thrown;
    terminal.err.write(
      `${thrown.where}: ${thrown.message}.\nNothing was lost. npx vividly doctor says what to mend.\n`,
    );
    return EXIT.failed;
  }
}
