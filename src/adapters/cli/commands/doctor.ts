import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { PortFault } from '../../../domain/generation-fault.ts';
import type { createContainer } from '../../composition/open-vividly.ts';
import type { Config } from '../../config/read-config.ts';
import { withConfig } from '../configured.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { printJson, type Terminal } from '../terminal.ts';
import type { Finding } from './finding.ts';

type Container = ReturnType<typeof createContainer>;

type Check = (config: Config, container: Container) => Promise<readonly Finding[]>;

/** `vividly doctor`: tries each configured part for real; exits 1 when one is broken. */
export function doctor(terminal: Terminal, { json = false }: { json?: boolean }): Promise<ExitCode> {
  return withConfig(terminal, async (config) => {
    const composition = await import('../../composition/open-vividly.ts');
    const { TOKEN } = await import('../../composition/tokens.ts');
    const { checkRendering } = await import('./check-rendering.ts');
    const container = composition.createContainer({ ...config, logLevel: 'silent' });
    const findings: Finding[] = [];
    for (const check of [
      checkData,
      checkDatabase,
      checkQueue,
      checkCatalogue,
      checkModels,
      checkRendering,
      checkPort,
    ]) {
      if (!json) terminal.err.write('.');
      findings.push(...(await check(config, container)));
    }
    await container.get(TOKEN.cleanUp).run();
    if (json) printJson(terminal, { findings });
    else terminal.out.write(`\n${findings.map(lineOf).join('\n')}\n`);
    return findings.some(({ state }) => state === 'broken') ? EXIT.failed : EXIT.done;
  });
}

const MARK = { ok: '✔', warning: '!', broken: '✘' } as const;

function lineOf({ part, state, detail, fix }: Finding): string {
  return `${MARK[state]} ${part}: ${detail}${fix === null ? '' : `\n    ${fix}`}`;
}

function ok(part: string, detail: string): Finding {
  return { part, state: 'ok', detail, fix: null };
}

function broken(part: string, thrown: unknown, fix: string): Finding {
  const detail = thrown instanceof PortFault ? thrown.message : thrown instanceof Error ? thrown.message : 'unknown';
  return { part, state: 'broken', detail, fix };
}

async function checkData({ dataFolder, databaseUrl }: Config): Promise<Finding[]> {
  if (databaseUrl !== undefined) return [];
  try {
    mkdirSync(dataFolder, { recursive: true });
    accessSync(dataFolder, constants.W_OK);
    return [ok('data folder', dataFolder)];
  } catch (thrown) {
    return [broken('data folder', thrown, 'Set VIVIDLY_DATA_DIR to a folder that you may write.')];
  }
}

const checkDatabase: Check = async (config, container) => {
  const { TOKEN } = await import('../../composition/tokens.ts');
  const where = config.databaseUrl === undefined ? 'embedded' : 'PostgreSQL';
  try {
    const repository = await container.getAsync(TOKEN.repository);
    const drift = Math.abs((await repository.now()) - container.get(TOKEN.clock).now());
    if (drift < 2_000) return [ok('database', `${where}, reachable, schema up to date`)];
    const fix = 'Synchronise the clocks (NTP); leases use the database’s.';
    return [{ part: 'database', state: 'warning', detail: `its clock differs by ${drift} ms`, fix }];
  } catch (thrown) {
    const fix =
      config.databaseUrl === undefined
        ? 'Stop the process that uses the data folder, or set VIVIDLY_DATA_DIR to another one.'
        : 'Check DATABASE_URL and that the server runs; then: npx vividly migrate';
    return [broken('database', thrown, fix)];
  }
};

const checkQueue: Check = async (config, container) => {
  const { TOKEN } = await import('../../composition/tokens.ts');
  try {
    await (await container.getAsync(TOKEN.queue)).check();
    return [ok('queue', config.queue === 'pubsub' ? `Pub/Sub, topic ${config.topic}` : 'in this process')];
  } catch (thrown) {
    return [
      broken(
        'queue',
        thrown,
        'Check GOOGLE_CLOUD_PROJECT, credentials or PUBSUB_EMULATOR_HOST; then: npx vividly migrate',
      ),
    ];
  }
};

const checkCatalogue: Check = async (_config, container) => {
  const { TOKEN } = await import('../../composition/tokens.ts');
  try {
    const catalogue = await container.getAsync(TOKEN.catalogue);
    return [ok('catalogue', `${catalogue.topics().length} topics, ${catalogue.interests().length} interests`)];
  } catch (thrown) {
    return [broken('catalogue', thrown, 'Mend the named topic file; see docs/adding-a-topic.md.')];
  }
};

const checkModels: Check = async (config, container) => {
  const { TOKEN } = await import('../../composition/tokens.ts');
  const { modelChainWarnings } = await import('../../gemini/models/model-chain-warnings.ts');
  const clock = container.get(TOKEN.clock);
  const warnings: Finding[] =
    config.model === 'offline'
      ? []
      : modelChainWarnings(config.modelNames, clock.now()).map(({ message }) => ({
          part: 'model names',
          state: 'warning',
          detail: message,
          fix: 'Set VIVIDLY_MODEL_NAMES to models that are in service.',
        }));
  try {
    const chain = await container.getAsync(TOKEN.modelChain);
    const at = clock.now() + config.understandingDeadline;
    const deadline = clock.deadline(at);
    const results = await chain.check({ signal: deadline.signal, deadline: at }).finally(() => deadline.cancel());
    return [...warnings, ...results.map(modelFinding)];
  } catch (thrown) {
    const fix =
      config.model === 'offline' ? 'Mend what is named above.' : 'Check GOOGLE_CLOUD_PROJECT and the credentials.';
    return [...warnings, broken('model', thrown, fix)];
  }
};

function modelFinding({
  model,
  failure,
}: {
  model: string;
  failure: { kind: string; detail: string } | null;
}): Finding {
  if (failure === null) return ok(`model ${model}`, 'answers');
  const fixes: Readonly<Record<string, string>> = {
    model_not_found: 'Remove it from VIVIDLY_MODEL_NAMES; it is retired or not offered at this location.',
    permission_denied: 'Give the service account the role "Vertex AI User", and enable the Vertex AI API.',
    rate_limited: 'Wait, or ask for more quota.',
    quota_exhausted: 'Ask for more quota.',
  };
  const fix = fixes[failure.kind] ?? 'Check network, project and location; requests degrade until it answers.';
  return { part: `model ${model}`, state: 'broken', detail: `${failure.kind} (${failure.detail})`, fix };
}

async function checkPort({ host, port }: Config): Promise<Finding[]> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      const detail = `${host}:${port} cannot be had; a server may be running already`;
      resolve([
        { part: 'port', state: 'warning', detail, fix: 'Set PORT to a free one, if that is not Vividly itself.' },
      ]);
    });
    probe.listen(port, host, () => probe.close(() => resolve([ok('port', `${host}:${port} is free`)])));
  });
}
