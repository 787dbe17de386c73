import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ModelChain } from '../../src/adapters/model-chain/model-chain.ts';
import { TextOnlyRenderer } from '../../src/adapters/rendering/text-only-renderer.ts';
import { RandomIdGenerator } from '../../src/adapters/system/random-id-generator.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { levelOf } from '../../src/adapters/telemetry/event-level.ts';
import { FanOutTelemetry } from '../../src/adapters/telemetry/fan-out-telemetry.ts';
import { JsonMessageCodec } from '../../src/adapters/wire/request-message-codec.ts';
import { answerClarification } from '../../src/application/answer-clarification.ts';
import { cancelRequest } from '../../src/application/cancel-request.ts';
import type { Ports } from '../../src/application/ports.ts';
import { type RunningWorker, runWorker } from '../../src/application/run-worker.ts';
import type { WorkerSettings } from '../../src/application/settings.ts';
import { submitRequest } from '../../src/application/submit-request.ts';
import { type ContentRequest, outcomeOf } from '../../src/domain/content-request.ts';
import type { OutcomeKind } from '../../src/domain/generation-outcome.ts';
import { type ModelFailure, type ModelFailureKind, modelFailure } from '../../src/domain/model-failure.ts';
import type { ModelHealth } from '../../src/domain/ports/model-health.ts';
import type { TelemetryEvent } from '../../src/domain/ports/telemetry.ts';
import { FIXED_CATALOGUE } from '../support/fixed-catalogue.ts';
import { type KeyedAnswers, KeyedModel } from '../support/keyed-model.ts';
import { OPEN_POLICY } from '../support/open-policy.ts';
import { SAMPLE_QUESTION } from '../support/samples.ts';

export type StoragePorts = Pick<Ports, 'queue' | 'repository' | 'library' | 'feedback' | 'ledger'>;

const FAILURES: { readonly [Kind in ModelFailureKind]: ModelFailure } = {
  rate_limited: modelFailure.rateLimited('429', 1),
  unavailable: modelFailure.unavailable('503'),
  timeout: modelFailure.timeout('deadline'),
  quota_exhausted: modelFailure.quotaExhausted('429'),
  model_not_found: modelFailure.modelNotFound('404'),
  permission_denied: modelFailure.permissionDenied('403'),
  invalid_request: modelFailure.invalidRequest('400'),
  malformed_reply: modelFailure.malformedReply('not JSON'),
  truncated: modelFailure.truncated('MAX_TOKENS'),
  safety_blocked: modelFailure.safetyBlocked('PROHIBITED_CONTENT', 'blocked'),
  unrecognised: modelFailure.unrecognised('FLUX_CAPACITOR', 'finish reason'),
};
const KINDS = Object.keys(FAILURES) as ModelFailureKind[];

/** Queries by what the model does with them. */
const ANSWERS = new Map<string, KeyedAnswers>([
  [
    'vague question',
    { understand: [{ kind: 'ambiguous', questions: [SAMPLE_QUESTION], reasoning: 'two', bestGuess: null }] },
  ],
  ['best pizza place', { understand: [{ kind: 'out_of_scope', reason: 'non_academic', nearestTopics: [] }] }],
  ['hanging question', { understand: ['hang'] }],
  ...KINDS.map((kind): [string, KeyedAnswers] => [`understand ${kind}`, { understand: [FAILURES[kind]] }]),
  ...KINDS.map((kind): [string, KeyedAnswers] => [`write ${kind}`, { write: [FAILURES[kind]] }]),
]);

/** The whole worker on one queue and one database: every outcome and every failure, end to end. */
export function workerContract(
  name: string,
  open: () => Promise<{ readonly ports: StoragePorts; close(): Promise<void> }>,
): void {
  describe(`Worker: ${name}`, () => {
    const clock = new SystemClock();
    const ids = new RandomIdGenerator();
    const events: TelemetryEvent[] = [];
    const telemetry = new FanOutTelemetry([{ take: (event) => events.push(event) }]);
    const model = new KeyedModel('gemini-test', 'full', ANSWERS);
    const offlineModel = new KeyedModel(
      'offline',
      'basic',
      new Map([['vague question', ANSWERS.get('vague question') ?? {}]]),
    );
    let storage: Awaited<ReturnType<typeof open>>;
    let ports: Ports & { readonly modelHealth: ModelHealth };
    let worker: RunningWorker;

    const settings: WorkerSettings = {
      worker: 'first',
      leaseFor: 3_000,
      understandingDeadline: 5_000,
      writingDeadline: 5_000,
      renderingDeadline: 5_000,
      requestDeadline: 60_000,
      retry: { maxAttempts: 3, firstDelay: 20, maxDelay: 100 },
      libraryPoll: 20,
      ladder: { offlineUnderstanding: true, library: true, offlineLesson: true },
      modelQuality: 'full',
      lessonVersion: 'test',
    };
    // Resuming is a scenario of its own elsewhere: here it would change the states that are looked at.
    const loops = { concurrency: 16, recoverEvery: 200, recoverBatch: 100, resumeEvery: 3_600_000, resumeBatch: 10 };

    beforeAll(async () => {
      storage = await open();
      const chain = new ModelChain([model], {
        clock,
        ids,
        telemetry,
        retry: { maxAttempts: 2, firstDelay: 5, maxDelay: 20 },
        callTimeout: 4_000,
        concurrency: 100,
        openAfter: 1_000,
        probeAfter: 60_000,
      });
      ports = {
        clock,
        ids,
        telemetry,
        codec: new JsonMessageCodec(),
        catalogue: FIXED_CATALOGUE,
        policy: OPEN_POLICY,
        model: chain,
        modelHealth: chain,
        offlineModel,
        renderer: new TextOnlyRenderer(),
        ...storage.ports,
      };
      worker = await runWorker(ports, settings, loops);
    }, 60_000);

    afterAll(async () => {
      await worker?.stop(2_000);
      await storage?.close();
    }, 60_000);

    async function submit(query: string): Promise<string> {
      // Each request its own interest text, so that lessons of one test are not another's library hits.
      const submitted = await submitRequest(ports)({
        studentId: randomUUID(),
        idempotencyKey: null,
        correlationId: null,
        query,
        grade: 10,
        trace: null,
      });
      if (submitted.kind !== 'accepted') throw new Error(`not accepted: ${submitted.kind}`);
      return submitted.request.id;
    }

    async function settled(
      id: string,
      until: (request: ContentRequest) => boolean = isSettled,
    ): Promise<ContentRequest> {
      const limit = Date.now() + 30_000;
      for (;;) {
        const request = await ports.repository.find(id);
        if (request !== null && until(request)) return request;
        if (Date.now() > limit) throw new Error(`not settled: ${JSON.stringify(request?.state)}`);
        await clock.sleep(20);
      }
    }

    function isSettled({ state }: ContentRequest): boolean {
      return state.status !== 'queued' && state.status !== 'generating';
    }

    async function outcomesRecorded(id: string): Promise<readonly OutcomeKind[]> {
      const stored = await ports.repository.eventsAfter(id, 0, 1_000);
      return stored.flatMap(({ body }) => (body.type === 'outcome' ? [body.kind] : []));
    }

    async function deadLetterOf(matches: (letter: { requestId: string | null; body: Uint8Array }) => boolean) {
      const limit = Date.now() + 30_000;
      for (;;) {
        const letter = (await ports.ledger.list({}, 1_000)).find(matches);
        if (letter !== undefined) return letter;
        if (Date.now() > limit)
          throw new Error(
            `no dead letter: ${JSON.stringify((await ports.ledger.list({}, 20)).map(({ reason, detail, body }) => [reason, detail, body.length]))} ${JSON.stringify(events.filter(({ type }) => type === 'loop_failed'))}`,
          );
        await clock.sleep(20);
      }
    }

    test.each([
      ['why push back?', 'success', 'completed'],
      ['vague question', 'clarification_needed', 'awaiting_clarification'],
      ['best pizza place', 'out_of_scope', 'out_of_scope'],
      ['please block me', 'blocked', 'blocked'],
    ] as const)('"%s" ends as %s', async (query, kind, status) => {
      const request = await settled(await submit(query));
      expect(outcomeOf(request)?.kind).toBe(kind);
      expect(request.state.status).toBe(status);
      expect(await outcomesRecorded(request.id)).toEqual([kind]);
    });

    test('the same lesson again is cached, with its age', async () => {
      await settled(await submit('why push back?'));
      const calls = model.calls('why push back?', 'write');
      const again = await settled(await submit('why push back?'));
      expect(outcomeOf(again)).toMatchObject({ kind: 'cached', ageSeconds: expect.any(Number) });
      expect(model.calls('why push back?', 'write')).toBe(calls);
    });

    test.each(KINDS)('understanding fails with %s: an honest answer, no error, no dead letter', async (kind) => {
      const before = events.length;
      const request = await settled(await submit(`understand ${kind}`));
      const outcome = outcomeOf(request);
      if (kind === 'safety_blocked') {
        expect(outcome).toMatchObject({ kind: 'blocked', category: 'provider_policy', raw: 'PROHIBITED_CONTENT' });
      } else {
        expect(['success', 'cached']).toContain(outcome?.kind);
      }
      expect(await outcomesRecorded(request.id)).toHaveLength(1);
      expect(model.calls(`understand ${kind}`, 'understand')).toBe(
        FAILURES[kind].retryable && kind !== 'timeout' ? 2 : 1,
      );
      const mine = events.slice(before).filter((event) => 'requestId' in event && event.requestId === request.id);
      expect(mine.filter((event) => levelOf(event) === 'error')).toEqual([]);
      const unexpected = events.slice(before).filter(({ type }) => type === 'unexpected_status');
      expect(unexpected).toHaveLength(kind === 'unrecognised' ? 1 : 0);
    });

    test.each(KINDS)('writing fails with %s: a basic lesson, or blocked by the provider', async (kind) => {
      const query = `write ${kind}`;
      // Nothing may be in the library for this question, or the model would not be asked to write.
      const found = (await ports.library.acquire(LIBRARY_KEY, 0)).kind === 'hit';
      if (found) await ports.library.withdraw((await ports.library.peek(LIBRARY_KEY))?.lesson.id ?? '');
      const request = await settled(await submit(query));
      const outcome = outcomeOf(request);
      if (kind === 'safety_blocked') expect(outcome).toMatchObject({ kind: 'blocked', category: 'provider_policy' });
      else expect(outcome).toMatchObject({ kind: 'success', lesson: { quality: 'basic' } });
      expect(model.calls(query, 'understand')).toBe(1);
      expect(model.calls(query, 'write')).toBe(FAILURES[kind].retryable && kind !== 'timeout' ? 2 : 1);
    });

    const LIBRARY_KEY = {
      topicId: 'newtons-third-law',
      gradeBand: '9-10',
      interestFamily: null,
      comparison: null,
      language: 'en',
      modality: 'text',
      quality: 'full',
      policyVersion: 'test',
    } as const;

    test('a clarification answered resumes the same request', async () => {
      const id = await submit('vague question');
      await settled(id);
      const reply = { kind: 'text', text: 'the first one' } as const;
      const answered = await answerClarification(ports)({ requestId: id, questionId: SAMPLE_QUESTION.id, reply });
      expect(answered.kind).toBe('resumed');
      const asked = await settled(
        id,
        ({ generation, state }) => generation === 2 && isSettled({ state } as ContentRequest),
      );
      expect(outcomeOf(asked)).toMatchObject({ kind: 'clarification_needed', round: 2 });
      expect(await outcomesRecorded(id)).toEqual(['clarification_needed', 'clarification_needed']);
    });

    test('poison messages are put aside with their reasons and delay nobody', async () => {
      const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
      const unknownId = randomUUID();
      const message = { schema: 'vividly.generation-request/1', requestId: unknownId, correlationId: 'c', attempt: 1 };
      const poison: [Uint8Array, string][] = [
        [encode(`junk ${randomUUID()}`), 'unreadable_message'],
        [new Uint8Array([0xff, 0xfe, 0x00, ...encode(randomUUID())]), 'unreadable_message'],
        [encode(JSON.stringify({ ...message, schema: 'vividly.generation-request/99' })), 'unknown_schema_version'],
        [encode(JSON.stringify(message)), 'unknown_request'],
        [encode(randomUUID().padEnd(1_000_000, 'x')), 'unreadable_message'],
      ];
      const good = await Promise.all(Array.from({ length: 9 }, () => submit('best pizza place')));
      for (const [body] of poison) await ports.queue.publish(body, null);
      for (const id of good) expect(outcomeOf(await settled(id))?.kind).toBe('out_of_scope');
      for (const [body, reason] of poison) {
        const letter = await deadLetterOf((filed) => Buffer.from(filed.body).equals(Buffer.from(body)));
        expect(letter.reason).toBe(reason);
      }
    });

    test('duplicated deliveries have no second effect', async () => {
      const id = await submit('best pizza place');
      const request = await settled(id);
      const body = ports.codec.encode({
        schema: 'vividly.generation-request/1',
        requestId: id,
        correlationId: request.correlationId,
        attempt: 1,
      });
      const before = events.length;
      await Promise.all([ports.queue.publish(body, null), ports.queue.publish(body, null)]);
      const suppressed = () =>
        events.slice(before).filter((event) => event.type === 'duplicate_suppressed' && event.requestId === id).length;
      for (let look = 0; look < 500 && suppressed() < 2; look += 1) await clock.sleep(20);
      expect(suppressed()).toBe(2);
      expect(await ports.repository.find(id)).toEqual(request);
    });

    test('a cancelled request stays cancelled, and its worker’s work is discarded', async () => {
      const id = await submit('hanging question');
      await settled(id, ({ state }) => state.status === 'generating');
      expect((await cancelRequest(ports)(id)).kind).toBe('applied');
      await clock.sleep(settings.leaseFor / 2);
      expect((await ports.repository.find(id))?.state.status).toBe('cancelled');
      expect(await outcomesRecorded(id)).toEqual([]);
    });

    test('a request whose worker died is taken over and ends once', async () => {
      const request = await ports.repository.submit({
        id: randomUUID(),
        correlationId: 'dead worker',
        studentId: randomUUID(),
        idempotencyKey: null,
        question: { query: 'best pizza place', grade: 10, interests: [], modalities: ['text'], language: 'en' },
        trace: null,
      });
      if (request.kind !== 'created') throw new Error('not created');
      const { id } = request.request;
      await ports.repository.apply(id, { type: 'claim', worker: 'dead', leaseFor: 300 });
      const ended = await settled(id);
      expect(outcomeOf(ended)?.kind).toBe('out_of_scope');
      expect(ended.fence).toBe(2);
      expect(await outcomesRecorded(id)).toEqual(['out_of_scope']);
    });

    test('attempts run out: failed, told to the student, and put aside', async () => {
      const strict = { ...settings, ladder: { offlineUnderstanding: false, library: false, offlineLesson: false } };
      await worker.stop(2_000);
      worker = await runWorker(ports, { ...strict, worker: 'strict' }, loops);
      const id = await submit('understand unavailable');
      const request = await settled(id);
      expect(outcomeOf(request)).toMatchObject({ kind: 'failed', reason: 'model_failed', retryable: true });
      expect(request.attempts).toBe(settings.retry.maxAttempts);
      const letter = await deadLetterOf(({ requestId }) => requestId === id);
      expect(letter).toMatchObject({ reason: 'request_failed', id: `${id}/1` });
    });

    test('a worker that stops hands its request back, and another finishes it', async () => {
      const id = await submit('hanging question');
      await settled(id, ({ state }) => state.status === 'generating');
      await worker.stop(0);
      const handedBack = await ports.repository.find(id);
      expect(handedBack).toMatchObject({ state: { status: 'queued' }, attempts: 0 });
      worker = await runWorker(ports, { ...settings, worker: 'second', understandingDeadline: 200 }, loops);
      const ended = await settled(id);
      expect(['success', 'cached']).toContain(outcomeOf(ended)?.kind);
      expect(await outcomesRecorded(id)).toHaveLength(1);
    });
  });
}
