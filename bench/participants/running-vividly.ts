import type { Config } from '../../src/adapters/config/read-config.ts';
import type { LanguageModel } from '../../src/domain/ports/language-model.ts';
import type { TelemetryEvent } from '../../src/domain/ports/telemetry.ts';
import type { TopicCatalogue } from '../../src/domain/ports/topic-catalogue.ts';
import { product } from '../product.ts';
import type { Question } from '../workload/questions.ts';

/** Vividly as it is composed for production, API-less and in this process, but for its model. */
export interface RunningVividly {
  readonly catalogue: TopicCatalogue;
  /** Submits through the use case; rejects when the question is not accepted. @returns the id of the request */
  submit(question: Question, studentId: string): Promise<string>;
  close(): Promise<void>;
}

const STOP_GRACE = 5_000;
/** As the model chain of the product has them. */
const RETRY = { firstDelay: 300, maxDelay: 5_000 } as const;

/**
 * Migrates the database, opens Vividly with this model at the end of the real model chain, and starts the worker.
 * @param onEvent receives the telemetry; an outcome is committed when it is told here
 */
export async function runVividly(
  config: Config,
  createModel: (catalogue: TopicCatalogue) => LanguageModel,
  onEvent: (event: TelemetryEvent) => void,
): Promise<RunningVividly> {
  const [{ migrateConfigured }, { openVividlyWith }, { TOKEN }, { ModelChain }, { submitRequest }, { runWorker }] =
    await Promise.all([
      product.migrate(),
      product.openVividly(),
      product.tokens(),
      product.modelChain(),
      product.submitRequest(),
      product.runWorker(),
    ]);
  await migrateConfigured(config);
  let model: LanguageModel | null = null;
  const late = (): LanguageModel => {
    if (model === null) throw new Error('the model was asked before the catalogue was there');
    return model;
  };
  const vividly = await openVividlyWith(config, {
    sinks: [{ take: onEvent }],
    settings: { modelQuality: 'full' },
    modelChain: (container) =>
      new ModelChain(
        [
          {
            name: 'bench',
            understandQuery: (task, call) => late().understandQuery(task, call),
            writeScript: (task, call) => late().writeScript(task, call),
          },
        ],
        {
          clock: container.get(TOKEN.clock),
          ids: container.get(TOKEN.ids),
          telemetry: container.get(TOKEN.telemetry),
          retry: { maxAttempts: config.modelAttempts, ...RETRY },
          callTimeout: config.modelCallTimeout,
          concurrency: config.modelConcurrency,
          openAfter: config.breakerOpenAfter,
          probeAfter: config.breakerProbeAfter,
        },
      ),
  });
  const { ports, settings, loops } = vividly;
  model = createModel(ports.catalogue);
  const worker = await runWorker(ports, settings, loops);
  const submit = submitRequest(ports);
  return {
    catalogue: ports.catalogue,
    submit: async (question, studentId) => {
      const result = await submit({ ...question, studentId, idempotencyKey: null, correlationId: null, trace: null });
      if (result.kind !== 'accepted') throw new Error(`a question was not accepted: ${result.kind}`);
      return result.request.id;
    },
    close: async () => {
      await worker.stop(STOP_GRACE);
      await vividly.close();
    },
  };
}
