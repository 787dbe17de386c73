import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  requestStorySchema,
  summarySchema,
  wholeDeadLetterSchema,
  workerSchema,
} from '../../src/adapters/wire/ops-schemas.ts';
import { GONE_AFTER } from '../../src/application/report-worker.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { expectProblem } from './support/call.ts';
import { type HttpSubject, startSubject } from './support/http-subject.ts';
import { answered, claimed, done, submitted } from './support/requests.ts';
import { workerReport } from './support/worker-report.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function withLetters(): Promise<HttpSubject & { readonly failedId: string }> {
  const subject = await startSubject();
  const { ledger, repository } = subject.ports;
  const { id } = await answered(repository, SAMPLE_OUTCOMES.failed);
  const body = subject.ports.codec.encode({
    schema: 'vividly.generation-request/1',
    requestId: id,
    correlationId: 'c',
    attempt: 1,
  });
  await ledger.file({ id: `${id}/1`, body, reason: 'request_failed', detail: 'attempts_exhausted', requestId: id });
  await ledger.file({
    id: 'junk',
    body: Uint8Array.of(0xff, 0x00),
    reason: 'unreadable_message',
    detail: 'not UTF-8',
    requestId: null,
  });
  return { ...subject, failedId: id };
}

const letterUrl = ({ address }: HttpSubject, id: string, action = ''): string =>
  `${address}/v1/ops/dead-letters/${encodeURIComponent(id)}${action}`;

describe('GET /v1/ops/requests/{id}', () => {
  test('tells the whole story', async () => {
    const { address, ports } = await startSubject();
    const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    const { id, fence } = await claimed(ports.repository, { studentId: 'ada', idempotencyKey: 'k', trace });
    const working = requestStorySchema.parse(await (await fetch(`${address}/v1/ops/requests/${id}`)).json());
    expect(working).toMatchObject({
      request: { id, status: 'generating' },
      studentId: 'ada',
      idempotencyKey: 'k',
      generation: 1,
      attempts: 1,
      fence: 1,
      lease: { worker: 'worker-7' },
      traceparent: trace.traceparent,
    });
    const fault = { kind: 'infrastructure', where: 'blob store', detail: 'bucket-17 is away' } as const;
    await done(ports.repository, id, { type: 'return_for_retry', fence, fault, after: 0 });
    await done(ports.repository, id, { type: 'claim', worker: 'worker-8', leaseFor: 1_000 });
    await done(ports.repository, id, {
      type: 'record_outcome',
      fence: 2,
      outcome: SAMPLE_OUTCOMES.success,
      upgradable: true,
    });
    const ended = requestStorySchema.parse(await (await fetch(`${address}/v1/ops/requests/${id}`)).json());
    expect(ended).toMatchObject({ attempts: 2, lease: null, upgrade: 'possible' });
    expect(ended.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ended.events[3]?.body).toMatchObject({ type: 'attempt_failed', fault: 'blob store: bucket-17 is away' });
  });

  test('what never was is 404', async () => {
    const { address } = await startSubject();
    await expectProblem(await fetch(`${address}/v1/ops/requests/${randomUUID()}`), 404, 'unknown_request');
  });
});

describe('/v1/ops/dead-letters', () => {
  test.each([
    ['', ['junk', 'failed']],
    ['?reason=request_failed', ['failed']],
    ['?state=waiting', ['junk', 'failed']],
    ['?state=replayed', []],
    ['?limit=1', ['junk']],
    ['?filedBefore=2020-01-01T00:00:00Z', []],
  ])('lists them, newest first: %s', async (query, expected) => {
    const { address, failedId } = await withLetters();
    const { deadLetters } = (await (await fetch(`${address}/v1/ops/dead-letters${query}`)).json()) as {
      deadLetters: { id: string }[];
    };
    expect(deadLetters.map(({ id }) => (id === `${failedId}/1` ? 'failed' : id)).sort()).toEqual([...expected].sort());
  });

  test.each(['reason=because', 'state=open', 'limit=0', 'filedBefore=yesterday'])('refuses ?%s', async (query) => {
    const { address } = await startSubject();
    await expectProblem(await fetch(`${address}/v1/ops/dead-letters?${query}`), 400, 'invalid_request');
  });

  test('shows the body of one, text as text and the rest in base64', async () => {
    const subject = await withLetters();
    const failed = wholeDeadLetterSchema.parse(await (await fetch(letterUrl(subject, `${subject.failedId}/1`))).json());
    expect(failed).toMatchObject({ bodyEncoding: 'utf-8', requestId: subject.failedId, state: 'waiting' });
    expect(JSON.parse(failed.body)).toMatchObject({ requestId: subject.failedId });
    const junk = wholeDeadLetterSchema.parse(await (await fetch(letterUrl(subject, 'junk'))).json());
    expect(junk).toMatchObject({ bodyEncoding: 'base64', body: '/wA=' });
  });

  test('replays a failed request once: it is queued again, and a second replay is 409', async () => {
    const subject = await withLetters();
    const url = letterUrl(subject, `${subject.failedId}/1`, '/replay');
    const response = await fetch(url, { method: 'POST' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: `${subject.failedId}/1`, state: 'replayed' });
    expect((await subject.ports.repository.find(subject.failedId))?.state.status).toBe('queued');
    await expectProblem(await fetch(url, { method: 'POST' }), 409, 'dead_letter_settled');
  });

  test('a letter stays when the queue is away', async () => {
    const subject = await withLetters();
    await subject.ports.queue.close();
    await expectProblem(await fetch(letterUrl(subject, 'junk', '/replay'), { method: 'POST' }), 503, 'unavailable');
    expect((await subject.ports.ledger.find('junk'))?.state).toBe('waiting');
  });

  test('discards a letter once', async () => {
    const subject = await withLetters();
    const url = letterUrl(subject, 'junk', '/discard');
    expect(await (await fetch(url, { method: 'POST' })).json()).toMatchObject({ state: 'discarded' });
    await expectProblem(await fetch(url, { method: 'POST' }), 409, 'dead_letter_settled');
    await expectProblem(
      await fetch(letterUrl(subject, 'junk', '/replay'), { method: 'POST' }),
      409,
      'dead_letter_settled',
    );
  });

  test.each(['', '/replay', '/discard'])('a letter that never was is 404: %s', async (action) => {
    const subject = await startSubject();
    for (const id of ['none', 'a/b', '\0']) {
      const response = await fetch(letterUrl(subject, id, action), { method: action === '' ? 'GET' : 'POST' });
      await expectProblem(response, 404, 'unknown_dead_letter');
    }
  });
});

describe('GET /v1/ops/summary', () => {
  test('counts what there is, and says how workers and models are', async () => {
    const { address, ports } = await startSubject();
    await submitted(ports.repository);
    await answered(ports.repository, { ...SAMPLE_OUTCOMES.clarification_needed, cause: 'model_unavailable' });
    await answered(ports.repository, SAMPLE_OUTCOMES.success);
    await ports.ledger.file({
      id: 'junk',
      body: bytes('junk'),
      reason: 'unreadable_message',
      detail: 'not JSON',
      requestId: null,
    });
    await ports.workerReports.report(workerReport('one', { circuits: [{ model: 'gemini', state: 'half_open' }] }));
    await ports.workerReports.report(
      workerReport('two', {
        circuits: [
          { model: 'gemini', state: 'open' },
          { model: 'spare', state: 'closed' },
        ],
        unexpectedStatuses: [{ where: 'language model', count: 3 }],
      }),
    );
    const summary = summarySchema.parse(await (await fetch(`${address}/v1/ops/summary`)).json());
    expect(summary).toMatchObject({
      requests: { queued: 1, awaiting_clarification: 1, completed: 1, failed: 0 },
      queue: { depth: 1, oldestSeconds: expect.any(Number), longestInWorkSeconds: null },
      waitingForModel: 1,
      models: [
        { model: 'gemini', circuit: 'open' },
        { model: 'spare', circuit: 'closed' },
      ],
      workers: { live: 2, gone: 0 },
      unexpectedStatuses: 3,
      deadLettersWaiting: { count: 1 },
    });
  });

  test('a worker that says nothing more is gone, and its breakers with it', async () => {
    const clock = new ManualClock();
    const { address, ports } = await startSubject({}, clock);
    const open = { circuits: [{ model: 'gemini', state: 'open' as const }] };
    await ports.workerReports.report(workerReport('silent', open));
    await clock.advance(GONE_AFTER + 1);
    await ports.workerReports.report(workerReport('talks', {}));
    const summary = summarySchema.parse(await (await fetch(`${address}/v1/ops/summary`)).json());
    expect(summary).toMatchObject({ workers: { live: 1, gone: 1 }, models: [] });
    const { workers } = (await (await fetch(`${address}/v1/ops/workers`)).json()) as { workers: unknown[] };
    expect(workers.map((worker) => workerSchema.parse(worker))).toMatchObject([
      { worker: 'silent', state: 'gone', circuits: open.circuits, silentSeconds: 20.001 },
      { worker: 'talks', state: 'live', version: '1.0.0' },
    ]);
  });
});
