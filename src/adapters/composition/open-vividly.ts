import 'reflect-metadata';
import { Container } from 'inversify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Ports } from '../../application/ports.ts';
import type { WorkerLoops } from '../../application/run-worker.ts';
import type { WorkerSettings } from '../../application/settings.ts';
import type { ModelHealth } from '../../domain/ports/model-health.ts';
import type { Config } from '../config/read-config.ts';
import { PROMPT_VERSION } from '../gemini/prompts/prompt-version.ts';
import type { ReceivePush } from '../http/http-dependencies.ts';
import type { ModelChain } from '../model-chain/model-chain.ts';
import type { AnswerTimeEstimator } from '../telemetry/answer-time-estimator.ts';
import type { TelemetrySink } from '../telemetry/telemetry-sink.ts';
import { CleanUp } from './clean-up.ts';
import { databaseModule } from './database-module.ts';
import { modelModule } from './model-module.ts';
import { queueModule } from './queue-module.ts';
import { systemModule } from './system-module.ts';
import { TOKEN } from './tokens.ts';
import { workerLoops, workerSettings } from './worker-settings.ts';

/** Everything that a command works with, opened and wired. */
export interface Vividly {
  readonly config: Config;
  readonly ports: Ports & { readonly modelHealth: ModelHealth };
  readonly modelChain: ModelChain;
  readonly settings: WorkerSettings;
  readonly loops: WorkerLoops;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly receivePush: ReceivePush | null;
  /** Whole seconds until the request is likely to be answered; null where nothing was measured. */
  readonly estimateSeconds: AnswerTimeEstimator['estimateSeconds'];
  /** Listens as configured. Rejects when the address cannot be had. */
  startServer(): Promise<{ readonly address: string; close(): Promise<void> }>;
  /** Closes everything in reverse order of opening. */
  close(): Promise<void>;
}

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
  container.bind(TOKEN.extraSinks).toConstantValue(replacements.sinks ?? []);
  container.load(systemModule, databaseModule, queueModule, modelModule);
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
    return await assemble(container, config, replacements);
  } catch (thrown) {
    await container
      .get(TOKEN.cleanUp)
      .run()
      .catch(() => undefined);
    throw thrown;
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
    renderer: container.get(TOKEN.renderer),
    repository: await container.getAsync(TOKEN.repository),
    library: await container.getAsync(TOKEN.library),
    ledger: await container.getAsync(TOKEN.ledger),
    queue: await container.getAsync(TOKEN.queue),
    model: modelChain,
    modelHealth: modelChain,
  };
  const lessonVersion = `${PROMPT_VERSION}.${policy.version}`;
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
  };
  return {
    ...vividly,
    startServer: async () => {
      const { startConfiguredServer } = await import('./start-configured-server.ts');
      return startConfiguredServer(vividly);
    },
    close: () => container.get(TOKEN.cleanUp).run(),
  };
}
