/** A file that breaks a rule, the rule, and what it imported. */
export interface Planted {
  readonly path: string;
  readonly text: string;
  readonly rule: string;
  readonly to: string;
}

/** One violation of every rule, in every form that an import has. */
export const PLANTED: readonly Planted[] = [
  {
    path: 'domain/planted-package.ts',
    text: "import { z } from 'zod';",
    rule: 'domain-imports-outward',
    to: 'node_modules/zod',
  },
  {
    path: 'domain/planted-node.ts',
    text: "import { randomUUID } from 'node:crypto';",
    rule: 'domain-imports-outward',
    to: 'crypto',
  },
  {
    path: 'domain/ports/planted-type.ts',
    text: "import type { Ports } from '../../application/ports.ts';",
    rule: 'domain-imports-outward',
    to: 'src/application/ports.ts',
  },
  {
    path: 'domain/planted-inline-type.ts',
    text: "import { type Config } from '../adapters/config/read-config.ts';",
    rule: 'domain-imports-outward',
    to: 'src/adapters/config/read-config.ts',
  },
  {
    path: 'domain/planted-exported-type.ts',
    text: "export type { Config } from '../adapters/config/read-config.ts';",
    rule: 'domain-imports-outward',
    to: 'src/adapters/config/read-config.ts',
  },
  {
    path: 'application/planted-adapter.ts',
    text: "export { SystemClock } from '../adapters/system/system-clock.ts';",
    rule: 'application-imports-outward',
    to: 'src/adapters/system/system-clock.ts',
  },
  {
    path: 'application/steps/planted-container.ts',
    text: "import { Container } from 'inversify';",
    rule: 'application-imports-outward',
    to: 'node_modules/inversify',
  },
  {
    path: 'application/planted-later.ts',
    text: "export const load = () => import('../adapters/system/random-id-generator.ts');",
    rule: 'application-imports-outward',
    to: 'src/adapters/system/random-id-generator.ts',
  },
  {
    path: 'adapters/http/planted-database.ts',
    text: "import { requestOfRow } from '../typeorm/request-row.ts';",
    rule: 'adapter-imports-adapter',
    to: 'src/adapters/typeorm/request-row.ts',
  },
  {
    path: 'adapters/http/deep/planted-everything.ts',
    text: "export * from '../../config/settings.ts';",
    rule: 'adapter-imports-adapter',
    to: 'src/adapters/config/settings.ts',
  },
  {
    path: 'adapters/wire/planted-shared.ts',
    text: "import { SETTINGS } from '../config/settings.ts';",
    rule: 'adapter-imports-adapter',
    to: 'src/adapters/config/settings.ts',
  },
  ...['catalogue', 'offline', 'content-policy', 'rendering', 'local-speech', 'simulation'].map((adapter) => ({
    path: `adapters/${adapter}/planted-clock.ts`,
    text: "import '../system/system-clock.ts';",
    rule: `${adapter}-imports-adapter`,
    to: 'src/adapters/system/system-clock.ts',
  })),
  {
    path: 'adapters/telemetry/planted-root.ts',
    text: "import { workerLoops } from '../composition/worker-settings.ts';",
    rule: 'root-is-imported',
    to: 'src/adapters/composition/worker-settings.ts',
  },
  {
    path: 'main.ts',
    text: "import './domain/stage.ts';",
    rule: 'main-knows-too-much',
    to: 'src/domain/stage.ts',
  },
  {
    path: 'adapters/page/browser/planted-node.tsx',
    text: "import { readFileSync } from 'node:fs';\nexport const Planted = () => <>{readFileSync('/')}</>;",
    rule: 'browser-imports-node',
    to: 'fs',
  },
  {
    path: 'adapters/page/browser/planted-type.tsx',
    text: "import type { Config } from '../../config/read-config.ts';\nexport const Planted = (config: Config) => <p>{config.port}</p>;",
    rule: 'adapter-imports-adapter',
    to: 'src/adapters/config/read-config.ts',
  },
  {
    path: 'adapters/system/planted-test.ts',
    text: "import { ManualClock } from '../../../test/support/manual-clock.ts';",
    rule: 'source-imports-test',
    to: 'test/support/manual-clock.ts',
  },
  {
    path: 'adapters/typeorm/planted-package.ts',
    text: "import fastCheck from 'fast-check';",
    rule: 'source-imports-development-package',
    to: 'node_modules/fast-check',
  },
  {
    path: 'adapters/system/planted-by-chance.ts',
    text: "import yargs from 'yargs';",
    rule: 'source-imports-undeclared-package',
    to: 'node_modules/yargs',
  },
  {
    path: 'adapters/system/planted-nothing.ts',
    text: "import './there-is-nothing.ts';",
    rule: 'not-found',
    to: './there-is-nothing.ts',
  },
  {
    path: 'domain/planted-circle-back.ts',
    text: "import './planted-circle.ts';",
    rule: 'no-circular',
    to: 'src/domain/planted-circle.ts',
  },
  {
    path: 'adapters/gemini/genai/planted-other-transport.ts',
    text: "import '@google-cloud/vertexai';",
    rule: 'package @google-cloud/vertexai',
    to: 'node_modules/@google-cloud/vertexai',
  },
  ...[
    ['@google-cloud/vertexai'],
    ['@google/genai'],
    ['google-auth-library'],
    ['@google-cloud/pubsub'],
    ['typeorm'],
    ['pg'],
    ['@electric-sql/pglite', '@electric-sql/*'],
    ['hono'],
    ['@hono/node-server', '@hono/*'],
    ['zod-openapi'],
    ['jose'],
    ['inversify'],
    ['reflect-metadata'],
    ['pino'],
    ['pino-pretty'],
    ['prom-client'],
    ['@opentelemetry/api', '@opentelemetry/*'],
    ['commander'],
    ['cli-table3', 'cli-*'],
    ['cockatiel'],
    ['minisearch'],
    ['stemmer'],
    ['tinyqueue'],
    ['lru-cache'],
    ['preact'],
    ['uplot'],
    ['eventsource-parser'],
  ].map(([name = '', rule = name]) => ({
    path: `adapters/load/planted-${name.replaceAll(/\W/g, '-')}.ts`,
    text: `import ${JSON.stringify(name)};`,
    rule: `package ${rule}`,
    to: name,
  })),
];
