import { writeFileSync } from 'node:fs';
import type { Config } from '../../config/read-config.ts';
import { EventCounts } from '../../load/event-counts.ts';
import { loadReport } from '../../load/load-report.ts';
import { loadPage } from '../../load/page/load-page.ts';
import { runLoad } from '../../load/run-load.ts';
import { levelOf } from '../../telemetry/event-level.ts';
import { withConfig, withVividly } from '../configured.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { printLoadReport } from '../print-load-report.ts';
import { startProgress } from '../progress-bar.ts';
import { printJson, type Terminal } from '../terminal.ts';

export interface LoadCommandOptions {
  readonly requests: number;
  readonly concurrency: number;
  readonly modelFault?: Config['modelFault'];
  readonly identical?: boolean;
  readonly json?: boolean;
  /** Where the page with charts goes. */
  readonly html?: string;
}

/** `vividly load`: many requests at once through the whole pipeline; exits 1 unless every one ended validly. */
export function load(terminal: Terminal, options: LoadCommandOptions): Promise<ExitCode> {
  const { requests, concurrency, modelFault, identical = false, json = false, html } = options;
  const counts = new EventCounts(levelOf);
  return withConfig(terminal, (config) => {
    // Warnings by the thousand would hide the report; they are counted instead.
    const quiet: Config = { ...config, logLevel: 'silent', modelFault: modelFault ?? config.modelFault };
    return withVividly(
      terminal,
      quiet,
      async ({ ports, settings, loops }) => {
        const progress = startProgress(terminal.err, 'answered', requests);
        const observed = await runLoad(
          { ports, settings, loops, counts },
          { requests, concurrency, identical, waitAtMost: config.requestDeadline + config.leaseFor },
          terminal.stopping,
          (_accepted, ended) => progress.update(ended),
        ).finally(() => progress.stop());
        const { report, reasons } = loadReport(observed);
        if (json) {
          printJson(terminal, report);
          for (const reason of reasons) terminal.err.write(`fail: ${reason}\n`);
        } else {
          terminal.out.write(`${printLoadReport(report, reasons)}\n`);
        }
        if (html !== undefined) {
          const at = new Date(ports.clock.now()).toISOString();
          writeFileSync(html, loadPage({ report, reasons, ends: observed.ends, title: titleOf(quiet, options), at }));
          terminal.err.write(`Charts: ${html}\n`);
        }
        return report.verdict === 'pass' ? EXIT.done : EXIT.failed;
      },
      { sinks: [counts] },
    );
  });
}

function titleOf({ model, modelFault, queue, databaseUrl }: Config, { requests, concurrency }: LoadCommandOptions) {
  const database = databaseUrl === undefined ? 'embedded database' : 'PostgreSQL';
  return `${requests} requests, ${concurrency} at once, model ${model} (fault: ${modelFault}), ${queue} queue, ${database}`;
}
