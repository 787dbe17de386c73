import { describe, expect, test } from '@jest/globals';
import { hang, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { cancelRequest } from '../../src/application/cancel-request.ts';
import { processDelivery } from '../../src/application/process-delivery.ts';
import { UnrecognisedWord } from '../../src/domain/generation-fault.ts';
import { SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const LESSON = { understandQuery: [replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] };

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}

describe('a message that can never be worked on', () => {
  const id = '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0401';
  const message = { schema: 'vividly.generation-request/1', requestId: id, correlationId: 'c', attempt: 1 };

  test.each([
    ['no JSON', bytes('{'), 'unreadable_message'],
    ['nothing', new Uint8Array(), 'unreadable_message'],
    ['not UTF-8', new Uint8Array([0xff, 0xfe, 0x00]), 'unreadable_message'],
    ['no object', bytes('"a string"'), 'unreadable_message'],
    ['no id', bytes({ ...message, requestId: 'seven' }), 'unreadable_message'],
    ['far too long', bytes({ ...message, padding: 'x'.repeat(70_000) }), 'unreadable_message'],
    ['a newer version', bytes({ ...message, schema: 'vividly.generation-request/2' }), 'unknown_schema_version'],
    ['an unknown request', bytes(message), 'unknown_request'],
  ])('%s is put aside at once, with the reason', async (_what, body, reason) => {
    const school = new School();
    expect(await school.deliverBytes(body)).toEqual({
      kind: 'dead_letter',
      reason,
      detail: expect.stringMatching(/.+/),
      letterId: 'message-1',
    });
    expect(school.calls).toEqual({ understandQuery: 0, writeScript: 0, offline: 0 });
  });

  test('is described without repeating what is in it', async () => {
    const secret = 'my name is Kim';
    const school = new School();
    const disposition = await school.deliverBytes(bytes({ ...message, requestId: secret }));
    expect(JSON.stringify(disposition)).not.toContain(secret);
  });
});

describe('a message that comes again', () => {
  test('before its request is due is delayed until then', async () => {
    const school = new School({ model: LESSON });
    const request = await school.ask();
    const claimed = await school.repository.apply(request.id, { type: 'claim', worker: 'other', leaseFor: 15_000 });
    if (claimed.kind !== 'applied') throw new Error('not claimed');
    const fault = { kind: 'infrastructure', where: 'database', detail: 'gone' } as const;
    await school.repository.apply(request.id, { type: 'return_for_retry', fence: 1, fault, after: 9_000 });
    const disposition = await school.deliver(request);
    expect(disposition).toEqual({ kind: 'retry', after: 9_750 });
    await school.clock.advance(9_750);
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect((await school.answer(request))?.kind).toBe('success');
  });

  test('while another worker holds its request waits for the lease, and has no effect', async () => {
    const school = new School({ model: { understandQuery: [hang] } });
    const request = await school.ask();
    const first = school.deliver(request);
    await school.clock.advance(0);
    const { fence } = await school.stored(request);
    expect(await school.deliver(request, { worker: 'worker-2' })).toEqual({ kind: 'retry', after: 15_750 });
    expect((await school.stored(request)).fence).toBe(fence);
    expect(school.calls.understandQuery).toBe(1);
    expect(school.telemetry.of('duplicate_suppressed')).toMatchObject([{ why: 'leased' }]);
    await cancelRequest(school.ports)(request.id);
    await school.finish(first);
  });

  test('twice at the same moment is worked on once', async () => {
    const school = new School({ model: LESSON });
    const request = await school.ask();
    const dispositions = await Promise.all([school.deliver(request), school.deliver(request, { worker: 'worker-2' })]);
    expect(dispositions.map(({ kind }) => kind)).toEqual(['acknowledge', 'retry']);
    expect(school.calls).toMatchObject({ understandQuery: 1, writeScript: 1 });
  });

  test('after its request was cancelled is acknowledged, and nothing is made', async () => {
    const school = new School();
    const request = await school.ask();
    await cancelRequest(school.ports)(request.id);
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(school.calls.understandQuery).toBe(0);
    expect((await school.stored(request)).state.status).toBe('cancelled');
  });
});

describe('a row with a word that nobody knows', () => {
  test.each(['claim', 'record_outcome'] as const)(
    'at %s is put aside for an operator, with an alert',
    async (action) => {
      const school = new School({ model: LESSON });
      const request = await school.ask();
      const unknown = new UnrecognisedWord('requests.status', 'pending');
      school.repository.breakNext(action, unknown, unknown);
      expect(await school.deliver(request)).toEqual({
        kind: 'dead_letter',
        reason: 'unrecognised_status',
        detail: 'unrecognised word from requests.status: pending',
        letterId: `${request.id}/unrecognised`,
      });
      const alert = { type: 'unexpected_status', where: 'requests.status', raw: 'pending' };
      expect(school.errors).toEqual(expect.arrayContaining([alert]));
      expect((await school.stored(request)).state.status).toBe(action === 'claim' ? 'queued' : 'generating');
    },
  );
});

test('the work of a delivery belongs to the trace in which it was published', async () => {
  const school = new School({ model: LESSON });
  const request = await school.ask();
  const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
  const body = school.codec.encode({
    schema: 'vividly.generation-request/1',
    requestId: request.id,
    correlationId: request.correlationId,
    attempt: 1,
  });
  const { signal } = new AbortController();
  await processDelivery(school.ports, school.settings)({ messageId: 'm', body, trace, signal });
  expect(school.telemetry.parents).toEqual([trace]);
});
