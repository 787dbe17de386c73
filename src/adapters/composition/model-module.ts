import { ContainerModule } from 'inversify';
import type { Clock } from '../../domain/ports/clock.ts';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';
import type { LanguageModel } from '../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { Config } from '../config/read-config.ts';
import { ModelChain } from '../model-chain/model-chain.ts';
import { FaultyLanguageModel } from '../offline/faulty-language-model.ts';
import { TOKEN } from './tokens.ts';

const FIRST_RETRY_DELAY = 300;
const MAX_RETRY_DELAY = 5_000;

/** The catalogue, the policy, and the models: the configured chain and the offline one below it. */
export const modelModule = new ContainerModule(({ bind }) => {
  bind(TOKEN.catalogue)
    .toDynamicValue(async () => {
      const { loadCatalogue } = await import('../catalogue/load-catalogue.ts');
      const { SearchableTopicCatalogue } = await import('../catalogue/searchable-topic-catalogue.ts');
      return new SearchableTopicCatalogue(loadCatalogue());
    })
    .inSingletonScope();
  bind(TOKEN.policy)
    .toDynamicValue(async () => {
      const { createContentPolicy } = await import('../content-policy/rule-based-content-policy.ts');
      return createContentPolicy();
    })
    .inSingletonScope();
  bind(TOKEN.offlineModel)
    .toDynamicValue(async ({ get, getAsync }) => {
      const { OfflineLanguageModel } = await import('../offline/offline-language-model.ts');
      return new OfflineLanguageModel(await getAsync(TOKEN.catalogue), get(TOKEN.clock));
    })
    .inSingletonScope();
  bind(TOKEN.modelChain)
    .toDynamicValue(async ({ get, getAsync }) => {
      const config = get(TOKEN.config);
      const [clock, ids, telemetry] = [get(TOKEN.clock), get(TOKEN.ids), get(TOKEN.telemetry)];
      const models = await configuredModels(config, {
        clock,
        ids,
        catalogue: await getAsync(TOKEN.catalogue),
        offline: await getAsync(TOKEN.offlineModel),
      });
      return new ModelChain(drilled(models, config, { clock, ids }), {
        clock,
        ids,
        telemetry,
        retry: { maxAttempts: config.modelAttempts, firstDelay: FIRST_RETRY_DELAY, maxDelay: MAX_RETRY_DELAY },
        callTimeout: config.modelCallTimeout,
        concurrency: config.modelConcurrency,
        openAfter: config.breakerOpenAfter,
        probeAfter: config.breakerProbeAfter,
      });
    })
    .inSingletonScope();
});

interface ModelParts {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly catalogue: TopicCatalogue;
  readonly offline: LanguageModel;
}

/** The same models, with the fault and the latency of a drill where one is configured. */
function drilled(
  models: readonly LanguageModel[],
  { modelFault: fault, modelLatency: meanMs }: Config,
  parts: Pick<ModelParts, 'clock' | 'ids'>,
): readonly LanguageModel[] {
  if (fault === 'none' && meanMs === 0) return models;
  return models.map((model) => new FaultyLanguageModel(model, { fault, latency: { meanMs }, ...parts }));
}

/** The models in the order of the chain. Only the SDK that is used is loaded. */
async function configuredModels(config: Config, parts: ModelParts): Promise<readonly LanguageModel[]> {
  const { clock, catalogue } = parts;
  const each = (create: (model: string) => Promise<LanguageModel>) => Promise.all(config.modelNames.map(create));
  switch (config.model) {
    case 'offline':
      return [parts.offline];
    case 'genai': {
      const { createGenAiModel } = await import('../gemini/genai/create-gen-ai-model.ts');
      return each((model) => createGenAiModel({ model, clock, catalogue, ...geminiOptions(config) }));
    }
    case 'vertexai': {
      const { createVertexAiModel } = await import('../gemini/vertexai/create-vertex-ai-model.ts');
      return each((model) => createVertexAiModel({ model, clock, catalogue, ...geminiOptions(config) }));
    }
    default:
      return config.model satisfies never;
  }
}

function geminiOptions(config: Config) {
  const prices = Object.fromEntries(
    Object.entries(config.modelPrices).map(([model, { input, output }]) => [
      model,
      { inputPerMillion: input, outputPerMillion: output },
    ]),
  );
  return {
    project: config.project ?? '',
    location: config.location,
    prices,
    ...(config.modelEndpoint !== undefined && { endpoint: config.modelEndpoint }),
    ...(config.modelAccessToken !== undefined && { accessToken: config.modelAccessToken }),
  };
}
