import 'reflect-metadata';
import { Container } from 'inversify';
import type { WorkerSettings } from '../../application/settings.ts';
import { PortFault } from '../../domain/generation-fault.ts';
import type { Config } from '../config/read-config.ts';
import { PROMPT_VERSION } from '../gemini/prompts/prompt-version.ts';
import type { ModelChain } from '../model-chain/model-chain.ts';
import { RULES_VERSION } from '../offline/rules-version.ts';
import { readStoredState } from '../telemetry/stored-state.ts';
import { exposeStoredState } from '../telemetry/stored-state-metrics.ts';
import type { TelemetrySink } from '../telemetry/telemetry-sink.ts';
import { PropagatedSpans } from '../telemetry/tracing/propagated-spans.ts';
import { CleanUp } from './clean-up.ts';
import { databaseModule } from './database-module.ts';
import { modelModule } from './model-module.ts';
import { PROGRAM_VERSION } from './program-version.ts';
import { queueModule } from './queue-module.ts';
import { renderingModule } from './rendering-module.ts';
import { systemModule } from './system-module.ts';
import { TOKEN } from './tokens.ts';
import type { Vividly } from './vividly.ts';
import { workerLoops, workerSettings } from './worker-settings.ts';

/** What a test or a measurement may put in the place of a real part. */
export interface Replacements {
  readonly modelChain?: (parts: Container) => ModelChain;
  readonly sinks?: readonly TelemetrySink[];
  readonly settings?: Partial<WorkerSettings>;
}

/** Opens Vividly as configured. Rejects with a PortFault when a part cannot be reached; then nothing stays open. */
export function openVividly(config: Config): Promise<Vividly> {
  return open(config, {});
}

/** The same, with parts replaced. */
export function openVividlyWith(config: Config, replacements: Replacements): Promise<Vividly> {
  return open(config, replacements);
}

/** Binds every part, opening none: a part is opened when it is first asked for. */
export function createContainer(config: Config, replacements: Replacements = {}): Container {
  const container = new Container();
  const cleanUp = new CleanUp();
  container.bind(TOKEN.config).toConstantValue(config);
  container.bind(TOKEN.cleanUp).toConstantValue(cleanUp);
  container.bind(TOKEN.spans).toConstantValue(new PropagatedSpans());
  container.bind(TOKEN.extraSinks).toConstantValue(replacements.sinks ?? []);
  container.load(systemModule, databaseModule, queueModule, modelModule, renderingModule);
  const { modelChain: replacement } = replacements;
  if (replacement !== undefined) {
    container.unbind(TOKEN.modelChain);
    container
      .bind(TOKEN.modelChain)
      .toResolvedValue(() => replacement(container))
      .inSingletonScope();
  }
  return container;
}

async function open(config: Config, replacements: Replacements): Promise<Vividly> {
  const container = createContainer(config, replacements);
  try {
    await exportTraces(container, config);
    return await assemble(container, config, replacements);
  } catch (thrown) {
    await container
      .get(TOKEN.cleanUp)
      .run()
      .catch(() => undefined);
    throw thrown;
  }
}

/** Loads the SDK of OpenTelemetry only where spans have somewhere to go. */
async function exportTraces(container: Container, config: Config): Promise<void> {
  if (config.tracesEndpoint === undefined) return;
  const { openTraceExport } = await import('../telemetry/tracing/open-trace-export.ts');
  const parts = { clock: container.get(TOKEN.clock), registry: container.get(TOKEN.registry) };
  const { spans, close } = openTraceExport(config.tracesEndpoint, parts);
  container.get(TOKEN.cleanUp).add(close);
  container.unbind(TOKEN.spans);
  container.bind(TOKEN.spans).toConstantValue(spans);
}

/** Lets Prometheus in beside the API. What cannot be observed must not stop what would be. */
async function openMetricsPort(container: Container, { host, metricsPort }: Config): Promise<void> {
  if (metricsPort === undefined) return;
  const { serveMetrics } = await import('../telemetry/serve-metrics.ts');
  const logger = container.get(TOKEN.logger);
  try {
    const { address, close } = await serveMetrics(container.get(TOKEN.registry), { host, port: metricsPort });
    container.get(TOKEN.cleanUp).add(close);
    logger.info({ address }, 'metrics are served');
  } catch (thrown) {
    if (!(thrown instanceof PortFault)) throw thrown;
    logger.warn({ reason: thrown.message }, 'metrics are not served');
  }
}

async function assemble(container: Container, config: Config, replacements: Replacements): Promise<Vividly> {
  const modelChain = await container.getAsync(TOKEN.modelChain);
  const policy = await container.getAsync(TOKEN.policy);
  const ports = {
    clock: container.get(TOKEN.clock),
    ids: container.get(TOKEN.ids),
    telemetry: container.get(TOKEN.telemetry),
    codec: container.get(TOKEN.codec),
    catalogue: await container.getAsync(TOKEN.catalogue),
    policy,
    offlineModel: await container.getAsync(TOKEN.offlineModel),
    renderer: await container.getAsync(TOKEN.renderer),
    repository: await container.getAsync(TOKEN.repository),
    library: await container.getAsync(TOKEN.library),
    feedback: await container.getAsync(TOKEN.feedback),
    ledger: await container.getAsync(TOKEN.ledger),
    journal: await container.getAsync(TOKEN.journal),
    workerReports: await container.getAsync(TOKEN.workerReports),
    queue: await container.getAsync(TOKEN.queue),
    model: modelChain,
    modelHealth: modelChain,
  };
  exposeStoredState(container.get(TOKEN.registry), () => readStoredState(ports.repository, ports.ledger), ports);
  await openMetricsPort(container, config);
  const writtenBy = config.model === 'offline' ? RULES_VERSION : PROMPT_VERSION;
  const lessonVersion = `${writtenBy}.${policy.version}`;
  const vividly = {
    config,
    ports,
    modelChain,
    settings: { ...workerSettings(config, ports.ids, lessonVersion), ...replacements.settings },
    loops: workerLoops(config),
    logger: container.get(TOKEN.logger),
    registry: container.get(TOKEN.registry),
    estimateSeconds: container.get(TOKEN.estimator).estimateSeconds,
    receivePush: await container.getAsync(TOKEN.receivePush),
    blobs: await container.getAsync(TOKEN.blobs),
  };
  const startedAt = ports.clock.now();
  return {
    ...vividly,
    workerReport: (inWork) => ({
      worker: vividly.settings.worker,
      startedAt,
      version: PROGRAM_VERSION,
      inWork,
      circuits: modelChain.circuits(),
      ...container.get(TOKEN.tally).counts(),
    }),
    startServer: async () => {
      const { startConfiguredServer } = await import('./start-configured-server.ts');
      return startConfiguredServer(vividly);
    },
    close: () => container.get(TOKEN.cleanUp).run(),
  };
}
