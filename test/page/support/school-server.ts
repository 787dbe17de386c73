import { GUIDANCE } from '../../../src/adapters/content-policy/guidance.ts';
import { createHttpApp } from '../../../src/adapters/http/create-http-app.ts';
import { localIdentity } from '../../../src/adapters/http/identity/local-identity.ts';
import { startHttpServer } from '../../../src/adapters/http/start-http-server.ts';
import { InMemoryDeadLetterLedger } from '../../../src/adapters/in-memory/in-memory-dead-letter-ledger.ts';
import { InMemoryLessonFeedback } from '../../../src/adapters/in-memory/in-memory-lesson-feedback.ts';
import { InMemoryLessonLibrary } from '../../../src/adapters/in-memory/in-memory-lesson-library.ts';
import { InMemoryOperationsJournal } from '../../../src/adapters/in-memory/in-memory-operations-journal.ts';
import { InMemoryRequestRepository } from '../../../src/adapters/in-memory/in-memory-request-repository.ts';
import { InMemoryWorkerReports } from '../../../src/adapters/in-memory/in-memory-worker-reports.ts';
import { InProcessQueue } from '../../../src/adapters/in-process-queue/in-process-queue.ts';
import { mountPage } from '../../../src/adapters/page/server/mount-page.ts';
import { RandomIdGenerator } from '../../../src/adapters/system/random-id-generator.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import { AnswerTimeEstimator } from '../../../src/adapters/telemetry/answer-time-estimator.ts';
import { FanOutTelemetry } from '../../../src/adapters/telemetry/fan-out-telemetry.ts';
import { JsonMessageCodec } from '../../../src/adapters/wire/request-message-codec.ts';
import { runWorker } from '../../../src/application/run-worker.ts';
import type { BlobStore } from '../../../src/domain/ports/blob-store.ts';
import type { LessonRenderer } from '../../../src/domain/ports/lesson-renderer.ts';
import { QUICK_SETTINGS } from '../../http/support/http-subject.ts';
import { FIXED_CATALOGUE } from '../../support/fixed-catalogue.ts';
import { KeyedModel } from '../../support/keyed-model.ts';
import { OPEN_POLICY } from '../../support/open-policy.ts';
import { Gate } from './gate.ts';
import { PUSHED_BACK, PUSHED_BACK_BASICALLY } from './lesson-script.ts';
import { MODEL_ANSWERS, OFFLINE_ANSWERS } from './questions.ts';
import { SchoolModel } from './school-model.ts';
import { SchoolRenderer } from './school-renderer.ts';

const CONCURRENCY = 8;

/** The whole service on a port of this machine, with its page, and the levers that a test pulls. */
export interface SchoolServer {
  readonly address: string;
  readonly repository: InMemoryRequestRepository;
  readonly ledger: InMemoryDeadLetterLedger;
  readonly workerReports: InMemoryWorkerReports;
  /** So many milliseconds ago is when things are stored. */
  readonly past: { by: number };
  readonly model: SchoolModel;
  readonly narrating: Gate;
  /** Stops listening, as a restart does; the worker and what is stored stay. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** What makes real sound and films, and where their files are. */
export interface SchoolMedia {
  readonly renderer: LessonRenderer;
  readonly blobs: BlobStore;
}

/**
 * @param page the built page
 * @param media in the place of addresses without files behind them
 */
export async function startSchoolServer(page: string, media?: SchoolMedia): Promise<SchoolServer> {
  const clock = new SystemClock();
  const ids = new RandomIdGenerator();
  const past = { by: 0 };
  const repository = new InMemoryRequestRepository({ now: () => clock.now() - past.by });
  const model = new SchoolModel(new KeyedModel('gemini-test', 'full', MODEL_ANSWERS), PUSHED_BACK);
  const offlineModel = new SchoolModel(new KeyedModel('offline', 'basic', OFFLINE_ANSWERS), PUSHED_BACK_BASICALLY);
  const narrating = new Gate();
  const estimator = new AnswerTimeEstimator({ clock, concurrency: CONCURRENCY });
  const ports = {
    clock,
    ids,
    repository,
    journal: new InMemoryOperationsJournal(repository),
    workerReports: new InMemoryWorkerReports(clock),
    model,
    offlineModel,
    telemetry: new FanOutTelemetry([estimator]),
    codec: new JsonMessageCodec(),
    queue: new InProcessQueue({ clock, ids, capacity: 1_000 }),
    library: new InMemoryLessonLibrary(clock),
    feedback: new InMemoryLessonFeedback(),
    ledger: new InMemoryDeadLetterLedger(clock),
    catalogue: FIXED_CATALOGUE,
    policy: { ...OPEN_POLICY, guidance: (category: keyof typeof GUIDANCE) => GUIDANCE[category] },
    renderer: media?.renderer ?? new SchoolRenderer(narrating),
    modelHealth: { isAvailable: () => !model.down, probe: async () => !model.down },
  };
  const app = createHttpApp({
    ports,
    identify: localIdentity([]),
    settings: { ...QUICK_SETTINGS, events: { ...QUICK_SETTINGS.events, pollEvery: 10, pollWaitingEvery: 20 } },
    metrics: { contentType: 'text/plain', metrics: async () => '' },
    estimateSeconds: estimator.estimateSeconds,
    report: (thrown) => process.stderr.write(`unexpected: ${thrown}\n`),
    ...(media !== undefined && { media: { blobs: media.blobs, origins: [] } }),
  });
  mountPage(app, page);
  const worker = await runWorker(
    ports,
    {
      worker: 'worker-1',
      leaseFor: 60_000,
      understandingDeadline: 60_000,
      writingDeadline: 60_000,
      renderingDeadline: 60_000,
      requestDeadline: 120_000,
      retry: { maxAttempts: 2, firstDelay: 20, maxDelay: 50 },
      libraryPoll: 10,
      ladder: { offlineUnderstanding: true, library: false, offlineLesson: true },
      modelQuality: 'full',
      lessonVersion: '1',
    },
    { concurrency: CONCURRENCY, recoverEvery: 60_000, recoverBatch: 10, resumeEvery: 50, resumeBatch: 10 },
  );
  let server = await startHttpServer(app, { host: '127.0.0.1', port: 0, grace: 100 });
  const { address } = server;
  return {
    address,
    repository,
    past,
    ledger: ports.ledger,
    workerReports: ports.workerReports,
    model,
    narrating,
    goAway: () => server.close(),
    comeBack: async () => {
      server = await startHttpServer(app, { host: '127.0.0.1', port: Number(new URL(address).port), grace: 100 });
    },
    close: async () => {
      model.understanding.open();
      model.writing.open();
      narrating.open();
      await server.close();
      await worker.stop(1_000);
    },
  };
}
