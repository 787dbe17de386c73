import { InMemoryDeadLetterLedger } from '../../../src/adapters/in-memory/in-memory-dead-letter-ledger.ts';
import { InMemoryLessonFeedback } from '../../../src/adapters/in-memory/in-memory-lesson-feedback.ts';
import { InMemoryLessonLibrary } from '../../../src/adapters/in-memory/in-memory-lesson-library.ts';
import { InProcessQueue } from '../../../src/adapters/in-process-queue/in-process-queue.ts';
import { type ModelScript, ScriptedLanguageModel } from '../../../src/adapters/scripted/scripted-language-model.ts';
import { levelOf } from '../../../src/adapters/telemetry/event-level.ts';
import { JsonMessageCodec } from '../../../src/adapters/wire/request-message-codec.ts';
import type { Ports } from '../../../src/application/ports.ts';
import { processDelivery } from '../../../src/application/process-delivery.ts';
import type { WorkerSettings } from '../../../src/application/settings.ts';
import { type SubmittedQuestion, submitRequest } from '../../../src/application/submit-request.ts';
import { type ContentRequest, outcomeOf } from '../../../src/domain/content-request.ts';
import type { DeliveryDisposition } from '../../../src/domain/delivery-disposition.ts';
import type { TelemetryEvent } from '../../../src/domain/ports/telemetry.ts';
import { REQUEST_MESSAGE_SCHEMA } from '../../../src/domain/request-message.ts';
import { FIXED_CATALOGUE } from '../../support/fixed-catalogue.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { BreakableRepository } from './breakable-repository.ts';
import { CountedIds, RecordingTelemetry, ScriptedRenderer, WORD_POLICY } from './doubles.ts';

export const SETTINGS: WorkerSettings = {
  worker: 'worker-1',
  leaseFor: 15_000,
  understandingDeadline: 25_000,
  writingDeadline: 60_000,
  renderingDeadline: 180_000,
  requestDeadline: 600_000,
  retry: { maxAttempts: 5, firstDelay: 1_000, maxDelay: 60_000 },
  libraryPoll: 500,
  ladder: { offlineUnderstanding: true, library: true, offlineLesson: true },
  modelQuality: 'full',
  lessonVersion: '1',
};

interface SchoolOptions {
  readonly model?: ModelScript;
  readonly offline?: ModelScript;
  readonly settings?: Partial<WorkerSettings>;
  readonly ports?: (ports: Ports) => Partial<Ports>;
}

/** The use cases on in-memory adapters and a clock that stands still: nothing is mocked but the two models' answers. */
export class School {
  readonly clock = new ManualClock();
  readonly repository = new BreakableRepository(this.clock);
  readonly ids = new CountedIds();
  readonly queue = new InProcessQueue({ clock: this.clock, ids: this.ids, capacity: 1_000 });
  readonly library = new InMemoryLessonLibrary(this.clock);
  readonly feedback = new InMemoryLessonFeedback();
  readonly ledger = new InMemoryDeadLetterLedger(this.clock);
  readonly telemetry = new RecordingTelemetry();
  readonly renderer = new ScriptedRenderer();
  readonly codec = new JsonMessageCodec();
  readonly model: ScriptedLanguageModel;
  readonly offlineModel: ScriptedLanguageModel;
  readonly settings: WorkerSettings;
  readonly ports: Ports;

  constructor({ model = {}, offline = {}, settings = {}, ports }: SchoolOptions = {}) {
    const { clock, repository, ids, queue, library, feedback, ledger, telemetry, renderer, codec } = this;
    this.model = new ScriptedLanguageModel({ clock, script: model, name: 'model' });
    this.offlineModel = new ScriptedLanguageModel({ clock, script: offline, name: 'offline' });
    this.settings = { ...SETTINGS, ...settings };
    const own: Ports = {
      clock,
      repository,
      ids,
      queue,
      library,
      feedback,
      ledger,
      telemetry,
      renderer,
      codec,
      catalogue: FIXED_CATALOGUE,
      policy: WORD_POLICY,
      model: this.model,
      offlineModel: this.offlineModel,
    };
    this.ports = { ...own, ...ports?.(own) };
  }

  /** Submits a question and gives the stored request. */
  async ask(question: Partial<SubmittedQuestion> = {}): Promise<ContentRequest> {
    const submitted = await submitRequest(this.ports)({
      studentId: 'student',
      idempotencyKey: null,
      correlationId: 'correlation',
      query: 'Why do I get pushed back?',
      grade: 10,
      trace: null,
      ...question,
    });
    if (submitted.kind !== 'accepted') throw new Error(JSON.stringify(submitted));
    return submitted.request;
  }

  /** Hands the message of a request to a worker, as a queue would. */
  deliver(
    { id, correlationId }: Pick<ContentRequest, 'id' | 'correlationId'>,
    { signal = new AbortController().signal, worker = this.settings.worker } = {},
  ): Promise<DeliveryDisposition> {
    const message = { schema: REQUEST_MESSAGE_SCHEMA, requestId: id, correlationId, attempt: 1 } as const;
    return this.deliverBytes(this.codec.encode(message), { signal, worker });
  }

  deliverBytes(
    body: Uint8Array,
    { signal = new AbortController().signal, worker = this.settings.worker } = {},
  ): Promise<DeliveryDisposition> {
    const handler = processDelivery(this.ports, { ...this.settings, worker });
    return handler({ messageId: 'message-1', body, trace: null, signal });
  }

  /** Lets time pass until the work is done. */
  async finish<Result>(work: Promise<Result>, within = 600_000): Promise<Result> {
    let done = false;
    const settled = work.finally(() => {
      done = true;
    });
    settled.catch(() => undefined);
    for (let passed = 0; !done && passed < within; passed += 1_000) await this.clock.advance(done ? 0 : 1_000);
    if (!done) throw new Error(`not done after ${within} ms`);
    return settled;
  }

  async stored({ id }: { readonly id: string }): Promise<ContentRequest> {
    const request = await this.repository.find(id);
    if (request === null) throw new Error(`no request ${id}`);
    return request;
  }

  /** What the student has been given. */
  async answer(request: { readonly id: string }) {
    return outcomeOf(await this.stored(request));
  }

  /** How often each model was asked. */
  get calls() {
    const count = (model: ScriptedLanguageModel, method: 'understandQuery' | 'writeScript') =>
      model.calls.filter((call) => call.method === method).length;
    return {
      understandQuery: count(this.model, 'understandQuery'),
      writeScript: count(this.model, 'writeScript'),
      offline: count(this.offlineModel, 'understandQuery') + count(this.offlineModel, 'writeScript'),
    };
  }

  /** What a person on call would be woken by. */
  get errors(): readonly TelemetryEvent[] {
    return this.telemetry.events.filter((event) => levelOf(event) === 'error');
  }
}
