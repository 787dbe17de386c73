import { Writable } from 'node:stream';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { Registry } from 'prom-client';
import { ModelChain } from '../../../src/adapters/model-chain/model-chain.ts';
import { RandomIdGenerator } from '../../../src/adapters/system/random-id-generator.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import { FanOutTelemetry } from '../../../src/adapters/telemetry/fan-out-telemetry.ts';
import { createLogger, LogSink } from '../../../src/adapters/telemetry/log-sink.ts';
import { MetricsSink } from '../../../src/adapters/telemetry/metrics-sink.ts';
import { OpenTelemetrySpans } from '../../../src/adapters/telemetry/tracing/open-telemetry-spans.ts';
import { runWorker } from '../../../src/application/run-worker.ts';
import type { WorkerSettings } from '../../../src/application/settings.ts';
import type { ContentPolicy } from '../../../src/domain/ports/content-policy.ts';
import type { LanguageModel } from '../../../src/domain/ports/language-model.ts';
import type { LessonRenderer } from '../../../src/domain/ports/lesson-renderer.ts';
import { post } from '../../http/support/call.ts';
import { follow } from '../../http/support/event-reader.ts';
import { type HttpSubject, startSubject } from '../../http/support/http-subject.ts';

const SETTINGS: WorkerSettings = {
  worker: 'worker-1',
  leaseFor: 60_000,
  understandingDeadline: 5_000,
  writingDeadline: 5_000,
  renderingDeadline: 5_000,
  requestDeadline: 60_000,
  retry: { maxAttempts: 3, firstDelay: 10, maxDelay: 50 },
  libraryPoll: 10,
  ladder: { offlineUnderstanding: false, library: true, offlineLesson: false },
  modelQuality: 'full',
  lessonVersion: '1',
};
const LOOPS = { concurrency: 8, recoverEvery: 60_000, recoverBatch: 10, resumeEvery: 60_000, resumeBatch: 10 };
const SILENT: LessonRenderer = { narrate: async () => ({ kind: 'skipped' }), film: async () => ({ kind: 'skipped' }) };

/** A server with a worker behind it, everything that they tell caught in memory. */
export interface ObservedSchool {
  readonly subject: HttpSubject;
  readonly exporter: InMemorySpanExporter;
  /** The log, line by line. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly registry: Registry;
  /** Asks, waits for the outcome, and gives the request's id. */
  ask(question: Record<string, unknown>, headers?: Record<string, string>): Promise<string>;
  stop(): Promise<void>;
}

export async function openObservedSchool(parts: {
  readonly model: LanguageModel;
  readonly policy?: ContentPolicy;
  readonly renderer?: LessonRenderer;
  /** Calls to the model at once. */
  readonly modelConcurrency?: number;
}): Promise<ObservedSchool> {
  const { model, policy, renderer = SILENT, modelConcurrency = 8 } = parts;
  const clock = new SystemClock();
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const registry = new Registry();
  const exporter = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer('test');
  const telemetry = new FanOutTelemetry(
    [new LogSink(createLogger('debug', destination)), new MetricsSink(registry)],
    new OpenTelemetrySpans(tracer, clock),
  );
  const subject = await startSubject(
    { metrics: registry, ports: { telemetry, ...(policy !== undefined && { policy }) } },
    clock,
  );
  const chain = new ModelChain([model], {
    clock,
    ids: new RandomIdGenerator(),
    telemetry,
    retry: { maxAttempts: 1, firstDelay: 1, maxDelay: 1 },
    callTimeout: 5_000,
    concurrency: modelConcurrency,
    openAfter: 1_000,
    probeAfter: 1_000,
  });
  const ports = { ...subject.ports, telemetry, model: chain, offlineModel: model, renderer, modelHealth: chain };
  const worker = await runWorker(ports, SETTINGS, LOOPS);
  return {
    subject,
    exporter,
    lines,
    registry,
    async ask(question, headers = {}) {
      const accepted = await post(`${subject.address}/v1/requests`, { grade: 10, ...question }, headers);
      if (accepted.status !== 202) throw new Error(`not accepted: ${accepted.status} ${await accepted.text()}`);
      const { id } = (await accepted.json()) as { id: string };
      const reader = await follow(subject.address, id);
      await reader.until(() => reader.events.some(({ event }) => event === 'outcome'));
      await reader.leave();
      return id;
    },
    stop: () => worker.stop(1_000),
  };
}
