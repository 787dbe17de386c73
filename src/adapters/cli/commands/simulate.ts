import { EXIT, type ExitCode } from '../exit-code.ts';
import { startProgress } from '../progress-bar.ts';
import { printJson, type Terminal } from '../terminal.ts';

export interface SimulateOptions {
  readonly seeds: number;
  readonly requests: number;
  readonly seed?: number;
  /** Seconds after which no further seed begins. */
  readonly seconds?: number;
  readonly json?: boolean;
}

/** `vividly simulate`: the application on virtual time, with everything going wrong, and with planted bugs. */
export async function simulate(terminal: Terminal, options: SimulateOptions): Promise<ExitCode> {
  const { renderReport } = await import('../../simulation/render-report.ts');
  const { runSimulation } = await import('../../simulation/run-simulation.ts');
  const bar = startProgress(terminal.err, 'seeds', options.seeds);
  const report = await runSimulation(
    {
      seeds: options.seeds,
      requests: options.requests,
      firstSeed: options.seed ?? 1,
      timeLimit: options.seconds === undefined ? null : options.seconds * 1_000,
      plantBugs: true,
    },
    ({ phase, done }) => {
      if (phase === 'days') bar.update(done);
    },
  );
  bar.stop();
  if (options.json === true) printJson(terminal, report);
  else terminal.out.write(`${renderReport(report)}\n`);
  return report.verdict === 'pass' ? EXIT.done : EXIT.failed;
}
