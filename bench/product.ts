/** The repository's folder: programs of the benchmark run in artifacts/bench-build/bench. */
export const ROOT = new URL('../../../', import.meta.url);
/** What `npx vividly` runs. */
export const MAIN = new URL('dist/main.js', ROOT).pathname;

/**
 * Modules of the product as they are shipped, from dist/: what is measured is what is installed. They are loaded where
 * they are used, so that a peer's process does not carry them.
 */
export const product = {
  openVividly: () => load<typeof import('../src/adapters/composition/open-vividly.ts')>('composition/open-vividly'),
  tokens: () => load<typeof import('../src/adapters/composition/tokens.ts')>('composition/tokens'),
  migrate: () =>
    load<typeof import('../src/adapters/composition/migrate-configured.ts')>('composition/migrate-configured'),
  config: () => load<typeof import('../src/adapters/config/read-config.ts')>('config/read-config'),
  modelChain: () => load<typeof import('../src/adapters/model-chain/model-chain.ts')>('model-chain/model-chain'),
  submitRequest: () => load<typeof import('../src/application/submit-request.ts')>('../application/submit-request'),
  runWorker: () => load<typeof import('../src/application/run-worker.ts')>('../application/run-worker'),
  lessonKey: () => load<typeof import('../src/domain/lesson-key.ts')>('../domain/lesson-key'),
  catalogue: () => load<typeof import('../src/adapters/catalogue/load-catalogue.ts')>('catalogue/load-catalogue'),
  searchableCatalogue: () =>
    load<typeof import('../src/adapters/catalogue/searchable-topic-catalogue.ts')>(
      'catalogue/searchable-topic-catalogue',
    ),
  understandQueryRequest: () =>
    load<typeof import('../src/adapters/gemini/prompts/understand-query-request.ts')>(
      'gemini/prompts/understand-query-request',
    ),
  writeScriptRequest: () =>
    load<typeof import('../src/adapters/gemini/prompts/write-script-request.ts')>(
      'gemini/prompts/write-script-request',
    ),
};

function load<Module>(path: string): Promise<Module> {
  return import(new URL(`dist/adapters/${path}.js`, ROOT).href) as Promise<Module>;
}
