import { reportWorker } from '../../../application/report-worker.ts';
import { runWorker } from '../../../application/run-worker.ts';
import { missingRenderingParts } from '../../composition/rendering-module.ts';
import type { Vividly } from '../../composition/vividly.ts';
import { modelChainWarnings } from '../../gemini/models/model-chain-warnings.ts';
import { assertIdentityConfigured, IdentityNotConfigured } from '../../http/identity/assert-identity-configured.ts';
import { withConfig, withVividly } from '../configured.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/** Which parts of the program a process runs. */
export interface ServeParts {
  readonly api: boolean;
  readonly worker: boolean;
}

/** `vividly serve`, `worker` and `api`: runs until it is told to stop, then drains within the grace. */
export function serve(terminal: Terminal, parts: ServeParts): Promise<ExitCode> {
  return withConfig(terminal, async (config) => {
    try {
      if (parts.api) assertIdentityConfigured(config);
    } catch (thrown) {
      if (!(thrown instanceof IdentityNotConfigured)) throw thrown;
      terminal.err.write(`${thrown.message}\n`);
      return EXIT.usage;
    }
    return withVividly(terminal, config, (vividly) => run(terminal, vividly, parts));
  });
}

async function run(terminal: Terminal, vividly: Vividly, parts: ServeParts): Promise<ExitCode> {
  warnAboutModels(terminal, vividly);
  warnAboutRendering(terminal, vividly);
  const worker = parts.worker ? await runWorker(vividly.ports, vividly.settings, vividly.loops) : null;
  const reports = worker === null ? null : reportWorker(vividly.ports, () => vividly.workerReport(worker.inWork()));
  const server = parts.api ? await vividly.startServer() : null;
  terminal.out.write(greeting(vividly, server?.address ?? null, parts));
  await untilAborted(terminal.stopping);
  terminal.err.write('Stopping: no new work is taken, what is in flight is finished or handed back.\n');
  // The server first, so that nothing is accepted that this process would not work on.
  await server?.close();
  await worker?.stop(vividly.config.shutdownGrace);
  await reports?.stop();
  return EXIT.done;
}

function greeting({ config }: Vividly, address: string | null, { worker }: ServeParts): string {
  const model = config.model === 'offline' ? 'the offline model' : `${config.model} (${config.modelNames.join(' → ')})`;
  const store = config.databaseUrl === undefined ? `the embedded database in ${config.dataFolder}` : 'PostgreSQL';
  const lines = [`Vividly ${worker ? 'works' : 'listens'} with ${model}, the ${config.queue} queue and ${store}.`];
  if (address !== null) {
    lines.push(
      `  Open      ${address}`,
      `  Operate   ${address}/ops`,
      `  Ask       npx vividly ask "Why do I get pushed back when I shoot a basketball?" --grade 10 --interest basketball`,
      `  Or        curl -s ${address}/v1/requests -H 'content-type: application/json' -d '{"query": "What causes seasons?", "grade": 8}'`,
      '  Check     npx vividly doctor',
    );
  }
  lines.push('  Stop      Ctrl-C');
  return `${lines.join('\n')}\n`;
}

/** A chain with a retired model works, by its next model; but somebody should know. */
function warnAboutModels({ err }: Terminal, { config, ports }: Vividly): void {
  if (config.model === 'offline') return;
  for (const { message } of modelChainWarnings(config.modelNames, ports.clock.now()))
    err.write(`Warning: ${message}\n`);
}

/** Lessons are written all the same; but whoever expects films should not have to wonder. */
function warnAboutRendering({ err }: Terminal, { config }: Vividly): void {
  const missing = missingRenderingParts(config);
  if (missing.length === 0) return;
  err.write(`Warning: lessons are text only, because ${missing.join(', ')} cannot be found. Run: npm install\n`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
