import type { Container } from 'inversify';
import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { Config } from '../config/read-config.ts';
import type { ModelUnderEvaluation, QuestionPorts } from '../evaluation/run/model-under-evaluation.ts';
import { PROMPT_VERSION } from '../gemini/prompts/prompt-version.ts';
import { InMemoryLessonLibrary } from '../in-memory/in-memory-lesson-library.ts';
import { InMemoryRequestRepository } from '../in-memory/in-memory-request-repository.ts';
import { InProcessQueue } from '../in-process-queue/in-process-queue.ts';
import type { ModelChain } from '../model-chain/model-chain.ts';
import { isOutage } from '../model-chain/outage.ts';
import { TextOnlyRenderer } from '../rendering/text-only-renderer.ts';
import { createContainer } from './open-vividly.ts';
import { TOKEN } from './tokens.ts';
import { workerSettings } from './worker-settings.ts';

/** Opens models one after another around one catalogue and one policy, which are dear to make. No database, no queue. */
export interface Evaluation {
  readonly catalogue: TopicCatalogue;
  /** @param config the environment's, with this model. Rejects where the model's SDK refuses the configuration. */
  openModel(config: Config): Promise<ModelUnderEvaluation>;
}

/** @param config for all that does not depend on the model */
export async function openEvaluation(config: Config): Promise<Evaluation> {
  const base = createContainer(silent(config));
  const catalogue = await base.getAsync(TOKEN.catalogue);
  const policy = await base.getAsync(TOKEN.policy);
  const offlineModel = await base.getAsync(TOKEN.offlineModel);
  return {
    catalogue,
    openModel: async (own) => {
      const container = createContainer(silent(own));
      const shared = { catalogue, policy, offlineModel };
      for (const name of ['catalogue', 'policy', 'offlineModel'] as const) {
        container.unbind(TOKEN[name]);
        container.bind<unknown>(TOKEN[name]).toConstantValue(shared[name]);
      }
      const chain = await container.getAsync(TOKEN.modelChain);
      const settings = workerSettings(own, container.get(TOKEN.ids), `${PROMPT_VERSION}.${policy.version}`);
      return {
        name: own.model,
        openPorts: () => ({ ...parts(container), ...shared, model: chain }),
        settings: {
          ...settings,
          ladder: { offlineUnderstanding: false, library: false, offlineLesson: false },
          retry: { ...settings.retry, maxAttempts: 1 },
        },
        findOutage: (signal) => findOutage(chain, container, own, signal),
      };
    },
  };
}

/** A degraded or failed answer is counted, not logged. */
function silent(config: Config): Config {
  return { ...config, logLevel: 'silent' };
}

/** Everything but the models, with stores that nobody else uses. */
function parts(container: Container): Omit<QuestionPorts, 'model' | 'offlineModel' | 'catalogue' | 'policy'> {
  const clock = container.get(TOKEN.clock);
  const ids = container.get(TOKEN.ids);
  return {
    clock,
    ids,
    telemetry: container.get(TOKEN.telemetry),
    codec: container.get(TOKEN.codec),
    queue: new InProcessQueue({ clock, ids, capacity: 1 }),
    repository: new InMemoryRequestRepository(clock),
    library: new InMemoryLessonLibrary(clock),
    renderer: new TextOnlyRenderer(),
  };
}

/** Asks each model of the chain once; one that can be used is enough. */
async function findOutage(
  chain: ModelChain,
  container: Container,
  { modelCallTimeout, modelNames }: Config,
  signal: AbortSignal,
): Promise<string | null> {
  const clock = container.get(TOKEN.clock);
  const at = clock.now() + modelCallTimeout * modelNames.length;
  const deadline = clock.deadline(at, signal);
  const checked = await chain.check({ signal: deadline.signal, deadline: at }).finally(() => deadline.cancel());
  const outages = checked.flatMap(({ model, failure }) =>
    failure !== null && isOutage({ kind: 'failure', failure, modelCalls: 1 })
      ? [`${model} ${failure.kind}: ${failure.detail}`]
      : [],
  );
  return outages.length === checked.length ? outages.join('; ') : null;
}
