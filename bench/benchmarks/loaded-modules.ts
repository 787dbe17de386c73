import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './started-server.ts';

/** Packages that are of use only where they are configured: offline, with the queue in memory, none is. */
const ONLY_WHERE_CONFIGURED = [
  '@google-cloud/pubsub',
  '@google-cloud/vertexai',
  '@google-cloud/storage',
  '@google-cloud/text-to-speech',
  '@google/genai',
  'google-auth-library',
  'google-gax',
  '@grpc/grpc-js',
  '@opentelemetry/sdk-trace-base',
  '@opentelemetry/exporter-trace-otlp-http',
] as const;
/** Of use without DATABASE_URL alone. */
const EMBEDDED_DATABASE = '@electric-sql/pglite';

export interface LoadedModules {
  readonly modules: number;
  readonly packages: number;
  /** Packages that were loaded although nothing that is configured needs them. */
  readonly needless: readonly string[];
}

const RECORDER = new URL('../probes/record-modules.js', import.meta.url).href;

/** Starts a server that writes down what it loads, until it is ready. */
export async function loadedModules(environment: Readonly<Record<string, string>>): Promise<LoadedModules> {
  const folder = mkdtempSync(join(tmpdir(), 'vividly-bench-modules-'));
  const file = join(folder, 'modules.txt');
  try {
    const server = await startServer({ ...environment, BENCH_MODULES_FILE: file }, ['--import', RECORDER]);
    await server.stop();
    const modules = readFileSync(file, 'utf8').split('\n');
    const packages = new Set(modules.flatMap((module) => packageOf(module) ?? []));
    const unwanted = [...ONLY_WHERE_CONFIGURED, ...('DATABASE_URL' in environment ? [EMBEDDED_DATABASE] : [])];
    return {
      modules: modules.filter((module) => !module.startsWith('node:')).length,
      packages: packages.size,
      needless: unwanted.filter((name) => packages.has(name)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packageOf(module: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1];
}
