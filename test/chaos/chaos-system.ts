import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { type PubSubEmulator, startPubSubEmulator } from '../support/pubsub-emulator.ts';
import { startVertexFake, type VertexFake } from '../support/vertex-fake/vertex-fake.ts';
import { MOOD_ANSWERS } from './flapping-model.ts';
import { WorkerProcess } from './worker-process.ts';

/** The real parts of a chaos run: PostgreSQL, the Pub/Sub emulator, a fake Vertex AI, and worker processes. */
export interface ChaosSystem {
  readonly databaseUrl: string;
  /** The environment in which every process of the run works. */
  readonly environment: Readonly<Record<string, string>>;
  readonly postgres: PostgresServer;
  readonly emulator: PubSubEmulator;
  readonly model: VertexFake;
  readonly workers: readonly WorkerProcess[];
  stop(): Promise<void>;
}

/** Starts everything on free ports, with an empty database. @param root the folder of the repository, built */
export async function startChaosSystem(root: string, workers: number, artifacts: string): Promise<ChaosSystem> {
  // Servers that other tests share must not be restarted or paused.
  delete process.env['TEST_DATABASE_URL'];
  delete process.env['PUBSUB_EMULATOR_HOST'];
  const postgres = await startPostgres();
  const emulator = await startPubSubEmulator();
  const model = await startVertexFake({ tls: false });
  model.always(MOOD_ANSWERS.well);
  const databaseUrl = await postgres.createDatabase();
  const environment = {
    DATABASE_URL: databaseUrl,
    PUBSUB_EMULATOR_HOST: emulator.host,
    GOOGLE_CLOUD_PROJECT: 'chaos',
    VIVIDLY_QUEUE: 'pubsub',
    VIVIDLY_MODEL: 'genai',
    VIVIDLY_MODEL_NAMES: 'gemini-3.5-flash,gemini-3.5-flash-lite',
    VIVIDLY_MODEL_ENDPOINT: model.url,
    VIVIDLY_MODEL_ACCESS_TOKEN: 'no-secret',
    // Shorter than the defaults, so that what takes a minute in production fits into the run.
    VIVIDLY_MODEL_CALL_TIMEOUT_SECONDS: '3',
    VIVIDLY_UNDERSTANDING_DEADLINE_SECONDS: '6',
    VIVIDLY_WRITING_DEADLINE_SECONDS: '8',
    VIVIDLY_LEASE_SECONDS: '5',
    VIVIDLY_RECOVER_SECONDS: '1',
    VIVIDLY_BREAKER_PROBE_SECONDS: '3',
    VIVIDLY_RESUME_BATCH: '50',
    VIVIDLY_MAX_ATTEMPTS: '10',
    VIVIDLY_LOG_LEVEL: 'warn',
  };
  mkdirSync(artifacts, { recursive: true });
  execFileSync(process.execPath, [join(root, 'dist', 'main.js'), 'migrate'], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  const processes = Array.from(
    { length: workers },
    (_, number) => new WorkerProcess(root, environment, join(artifacts, `worker-${number}.log`)),
  );
  return {
    databaseUrl,
    environment,
    postgres,
    emulator,
    model,
    workers: processes,
    stop: async () => {
      emulator.resume();
      await Promise.all(processes.map((worker) => worker.stop()));
      await model.close();
      await emulator.stop();
      await postgres.stop();
    },
  };
}
