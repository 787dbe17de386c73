/**
 * Which way imports may point. The rules are data; test/contract/architecture.test.ts runs them, and shows with planted
 * violations that each of them can fail. By hand: npx depcruise src --exclude '[.]tsx$'
 *
 * TypeScript 7 has no compiler API that dependency-cruiser could use, so sources are read with swc; which does not read
 * JSX there, so that only the test, which hands it the imports of such files, sees them too.
 */

const PURE = ['ts-pattern'];

/** Adapter folders that others may import: shared schemas of what travels and is stored. */
const SHARED = 'wire';

/** Adapters that are built on a library of their own folder, or on what they put together. */
const BUILT_ON = {
  catalogue: ['text-search'],
  offline: ['text-search'],
  'content-policy': ['text-search'],
  rendering: ['worker-threads'],
  'local-speech': ['worker-threads'],
  simulation: ['in-memory', 'in-process-queue', 'model-chain'],
};

/** These put the whole together. */
const ROOTS = ['composition', 'cli'];

/** Where each package may be imported: folders of src/adapters. What is not named here may be imported in one folder. */
const PACKAGES = {
  '@google-cloud/vertexai': ['gemini/vertexai'],
  '@google/genai': ['gemini/genai'],
  'google-auth-library': ['gemini/vertexai', 'gemini/genai', 'pubsub'],
  '@google-cloud/pubsub': ['pubsub'],
  // The composition root hands on the database that the adapter opened.
  typeorm: ['typeorm', 'composition'],
  pg: ['typeorm'],
  '@electric-sql/*': ['typeorm'],
  '@hono/*': ['http'],
  hono: ['http', 'page/server'],
  'zod-openapi': ['http'],
  jose: ['http/identity', 'pubsub/push'],
  inversify: ['composition'],
  'reflect-metadata': ['composition'],
  pino: ['telemetry', 'composition'],
  'pino-pretty': ['telemetry'],
  'prom-client': ['telemetry', 'composition'],
  '@opentelemetry/*': ['telemetry'],
  commander: ['cli'],
  'cli-*': ['cli'],
  cockatiel: ['model-chain'],
  minisearch: ['text-search', 'catalogue'],
  stemmer: ['text-search'],
  preact: ['page/browser'],
  uplot: ['page/browser/ops'],
  'eventsource-parser': ['page/browser'],
  'lru-cache': ['content-policy', 'typeorm'],
  tinyqueue: ['in-process-queue', 'simulation'],
};

const anyOf = (names) => `(${names.join('|')})`;
// Resolved; or by its bare name where it is not installed.
const packages = (names) => `((^|/)node_modules/|^)${anyOf(names).replaceAll('*', '[^/]+')}(/|$)`;

/** One rule for each adapter that is built on others; every other adapter stands alone. */
const adaptersApart = [
  {
    name: 'adapter-imports-adapter',
    comment: 'No adapter imports another; what they share travels through the domain, or is a schema in wire.',
    severity: 'error',
    from: {
      path: '^src/adapters/([^/]+)/',
      pathNot: `^src/adapters/${anyOf([...ROOTS, ...Object.keys(BUILT_ON)])}/`,
    },
    to: { path: '^src/adapters/', pathNot: `^src/adapters/($1|${SHARED})/` },
  },
  ...Object.entries(BUILT_ON).map(([adapter, others]) => ({
    name: `${adapter}-imports-adapter`,
    comment: `${adapter} is built on ${others.join(', ')}, and on no other adapter.`,
    severity: 'error',
    from: { path: `^src/adapters/${adapter}/` },
    to: { path: '^src/adapters/', pathNot: `^src/adapters/${anyOf([adapter, SHARED, ...others])}/` },
  })),
];

const packagesInTheirFolder = Object.entries(PACKAGES).map(([name, folders]) => ({
  name: `package ${name}`,
  comment: `${name} is imported in ${folders.join(', ')} alone.`,
  severity: 'error',
  from: {
    path: '^src/',
    // The decorators' metadata must be there before anything else is: the program's first line may load it.
    pathNot: `^src/adapters/${anyOf(folders)}/${name === 'reflect-metadata' ? '|^src/main\\.ts$' : ''}`,
  },
  to: { path: packages([name]) },
}));

module.exports = {
  forbidden: [
    {
      name: 'domain-imports-outward',
      comment: 'The domain imports nothing but ts-pattern and itself: no other package, no part of Node.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '.', pathNot: `^src/domain/|${packages(PURE)}` },
    },
    {
      name: 'application-imports-outward',
      comment: 'The application imports the domain, ts-pattern and itself.',
      severity: 'error',
      from: { path: '^src/application/' },
      to: { path: '.', pathNot: `^src/(domain|application)/|${packages(PURE)}` },
    },
    ...adaptersApart,
    ...packagesInTheirFolder,
    {
      name: 'root-is-imported',
      comment: 'The composition root is used by the program and its commands alone.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/adapters/${anyOf(ROOTS)}/|^src/main\\.ts$` },
      to: { path: `^src/adapters/${anyOf(ROOTS)}/` },
    },
    {
      name: 'main-knows-too-much',
      comment: 'src/main.ts hands the process over to the commands.',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: '^src/adapters/(cli|composition)/' },
    },
    {
      name: 'browser-imports-node',
      comment: 'What runs in a browser has no part of Node.',
      severity: 'error',
      from: { path: '^src/adapters/page/browser/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'source-imports-test',
      comment: 'What is shipped does not import what is not: the mock adapters live in src/adapters.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|docs|scripts)/' },
    },
    {
      name: 'source-imports-development-package',
      comment: 'A package that is imported by the program is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'source-imports-undeclared-package',
      comment: 'What is imported stands in package.json, not only by chance in node_modules.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-circular',
      comment: 'A circle has no inside.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'not-found',
      comment: 'What is imported must exist.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
