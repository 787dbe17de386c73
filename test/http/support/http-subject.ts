import { afterEach } from '@jest/globals';
import { createHttpApp } from '../../../src/adapters/http/create-http-app.ts';
import type { HttpDependencies } from '../../../src/adapters/http/http-dependencies.ts';
import { DEFAULT_HTTP_SETTINGS, type HttpSettings } from '../../../src/adapters/http/http-settings.ts';
import { localIdentity } from '../../../src/adapters/http/identity/local-identity.ts';
import { startHttpServer } from '../../../src/adapters/http/start-http-server.ts';
import { InMemoryDeadLetterLedger } from '../../../src/adapters/in-memory/in-memory-dead-letter-ledger.ts';
import { InMemoryLessonFeedback } from '../../../src/adapters/in-memory/in-memory-lesson-feedback.ts';
import { InMemoryLessonLibrary } from '../../../src/adapters/in-memory/in-memory-lesson-library.ts';
import { InMemoryOperationsJournal } from '../../../src/adapters/in-memory/in-memory-operations-journal.ts';
import { InMemoryRequestRepository } from '../../../src/adapters/in-memory/in-memory-request-repository.ts';
import { InMemoryWorkerReports } from '../../../src/adapters/in-memory/in-memory-worker-reports.ts';
import { InProcessQueue } from '../../../src/adapters/in-process-queue/in-process-queue.ts';
import { RandomIdGenerator } from '../../../src/adapters/system/random-id-generator.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import { FanOutTelemetry } from '../../../src/adapters/telemetry/fan-out-telemetry.ts';
import { JsonMessageCodec } from '../../../src/adapters/wire/request-message-codec.ts';
import type { Clock } from '../../../src/domain/ports/clock.ts';
import type { TelemetryEvent } from '../../../src/domain/ports/telemetry.ts';
import { FIXED_CATALOGUE } from '../../support/fixed-catalogue.ts';
import { OPEN_POLICY } from '../../support/open-policy.ts';

/** A running server with everything behind it in reach of the test. */
export interface HttpSubject {
  readonly address: string;
  readonly ports: HttpDependencies['ports'] & { readonly repository: InMemoryRequestRepository };
  readonly emitted: readonly TelemetryEvent[];
  readonly reported: readonly unknown[];
  close(): Promise<void>;
}

type Overrides = Partial<Omit<HttpDependencies, 'ports'>> & { readonly ports?: Partial<HttpDependencies['ports']> };

/** Without a rate limit, and with streams that look often. */
export const QUICK_SETTINGS: HttpSettings = {
  ...DEFAULT_HTTP_SETTINGS,
  rateLimit: null,
  events: { pollEvery: 5, pollWaitingEvery: 5, heartbeatEvery: 60_000, streamsPerStudent: 20 },
  readinessTimeout: 200,
};

const running: HttpSubject[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((subject) => subject.close()));
});

/** Starts a server on a free port of this machine; it is closed after the test. */
export async function startSubject(overrides: Overrides = {}, clock: Clock = new SystemClock()): Promise<HttpSubject> {
  const ids = new RandomIdGenerator();
  const emitted: TelemetryEvent[] = [];
  const reported: unknown[] = [];
  const repository = new InMemoryRequestRepository(clock);
  const ports = {
    clock,
    ids,
    telemetry: new FanOutTelemetry([{ take: (event) => emitted.push(event) }]),
    codec: new JsonMessageCodec(),
    queue: new InProcessQueue({ clock, ids, capacity: 1_000 }),
    repository,
    journal: new InMemoryOperationsJournal(repository),
    workerReports: new InMemoryWorkerReports(clock),
    library: new InMemoryLessonLibrary(clock),
    feedback: new InMemoryLessonFeedback(),
    ledger: new InMemoryDeadLetterLedger(clock),
    catalogue: FIXED_CATALOGUE,
    policy: OPEN_POLICY,
    ...overrides.ports,
  };
  const app = createHttpApp({
    identify: localIdentity([]),
    settings: QUICK_SETTINGS,
    metrics: { contentType: 'text/plain; version=0.0.4', metrics: async () => 'vividly_test 1\n' },
    estimateSeconds: () => null,
    report: (thrown) => reported.push(thrown),
    ...overrides,
    ports,
  });
  const server = await startHttpServer(app, { host: '127.0.0.1', port: 0, grace: 200 });
  const subject = { ...server, ports: ports as HttpSubject['ports'], emitted, reported };
  running.push(subject);
  return subject;
}
