import { describe, expect, test } from '@jest/globals';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { discardDeadLetter, fileDeadLetter, replayDeadLetter } from '../../src/application/dead-letters.ts';
import type { DeadLetterDelivery } from '../../src/domain/ports/job-queue.ts';
import { MODEL_FAILURES, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const NO_OFFLINE = { offlineUnderstanding: false, library: true, offlineLesson: false };
const JUNK = new Uint8Array([0, 255, 10]);

/** A school with one request that failed and whose letter is in the ledger. */
async function withFailedRequest() {
  const school = new School({
    model: {
      understandQuery: [failWith(MODEL_FAILURES.permission_denied), replyWith(TOPIC)],
      writeScript: [replyWith(SCRIPT)],
    },
    settings: { ladder: NO_OFFLINE },
  });
  const request = await school.ask();
  const letter = await letterOf(school, request);
  await fileDeadLetter(school.ports)(letter);
  return { school, request, letter };
}

/** Delivers a request, and gives what goes to the dead-letter channel. */
async function letterOf(school: School, request: Awaited<ReturnType<School['ask']>>): Promise<DeadLetterDelivery> {
  const disposition = await school.deliver(request);
  if (disposition.kind !== 'dead_letter') throw new Error(disposition.kind);
  const { letterId, reason, detail } = disposition;
  const body = school.codec.encode({
    schema: 'vividly.generation-request/1',
    requestId: request.id,
    correlationId: request.correlationId,
    attempt: 1,
  });
  return { letterId, reason, detail, body };
}

/** The bodies that the queue delivers from now on. */
async function published(school: School): Promise<readonly Uint8Array[]> {
  const bodies: Uint8Array[] = [];
  const consumer = await school.queue.consume(
    async ({ body }) => {
      bodies.push(body);
      return { kind: 'acknowledge' };
    },
    { concurrency: 10 },
  );
  await school.clock.advance(0);
  await school.finish(consumer.close(1_000));
  return bodies;
}

describe('a dead letter', () => {
  test('is filed with its reason and the request it points at, and is an alert', async () => {
    const { school, request, letter } = await withFailedRequest();
    expect(await school.ledger.list({}, 10)).toMatchObject([
      {
        id: `${request.id}/1`,
        reason: 'request_failed',
        detail: 'model_failed at understanding',
        requestId: request.id,
        body: letter.body,
        state: 'waiting',
      },
    ]);
    expect(school.errors).toContainEqual({
      type: 'dead_lettered',
      messageId: `${request.id}/1`,
      requestId: request.id,
      reason: 'request_failed',
      detail: 'model_failed at understanding',
    });
  });

  test('that comes again is filed once', async () => {
    const { school, letter } = await withFailedRequest();
    await fileDeadLetter(school.ports)(letter);
    expect(await school.ledger.list({}, 10)).toHaveLength(1);
  });

  test('that cannot be read points at no request, and is kept byte for byte', async () => {
    const school = new School();
    const letter = { letterId: 'm-1', reason: 'unreadable_message', detail: 'not JSON', body: JUNK } as const;
    await fileDeadLetter(school.ports)(letter);
    expect(await school.ledger.find('m-1')).toMatchObject({ requestId: null, body: JUNK });
  });
});

describe('replaying', () => {
  test('a failed request has it worked on anew, to its end', async () => {
    const { school, request, letter } = await withFailedRequest();
    await published(school);
    expect(await replayDeadLetter(school.ports)(letter.letterId)).toBe('replayed');
    const [body, ...more] = await published(school);
    expect(more).toEqual([]);
    expect(school.codec.decode(body ?? JUNK)).toMatchObject({ message: { requestId: request.id } });
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(await school.stored(request)).toMatchObject({ state: { outcome: { kind: 'success' } }, generation: 2 });
    expect((await school.ledger.find(letter.letterId))?.state).toBe('replayed');
  });

  test('twice does it once', async () => {
    const { school, request, letter } = await withFailedRequest();
    await published(school);
    const replay = replayDeadLetter(school.ports);
    const both = await Promise.all([replay(letter.letterId), replay(letter.letterId)]);
    expect([...both].sort()).toEqual(['already_settled', 'replayed']);
    expect((await school.stored(request)).generation).toBe(2);
    expect(await replay(letter.letterId)).toBe('already_settled');
    expect((await school.stored(request)).generation).toBe(2);
  });

  test('a request that fails again makes a letter of its own', async () => {
    const school = new School({
      model: { understandQuery: Array.from({ length: 2 }, () => failWith(MODEL_FAILURES.permission_denied)) },
      settings: { ladder: NO_OFFLINE },
    });
    const request = await school.ask();
    const first = await letterOf(school, request);
    await fileDeadLetter(school.ports)(first);
    await replayDeadLetter(school.ports)(first.letterId);
    const second = await letterOf(school, request);
    expect(second.letterId).toBe(`${request.id}/2`);
  });

  test('what nobody could read publishes it as it was', async () => {
    const school = new School();
    await fileDeadLetter(school.ports)({ letterId: 'm-1', reason: 'unreadable_message', detail: 'x', body: JUNK });
    expect(await replayDeadLetter(school.ports)('m-1')).toBe('replayed');
    expect(await published(school)).toEqual([JUNK]);
  });

  test('keeps the letter while the queue cannot be reached', async () => {
    const school = new School();
    await fileDeadLetter(school.ports)({ letterId: 'm-1', reason: 'unreadable_message', detail: 'x', body: JUNK });
    await school.queue.close();
    expect(await replayDeadLetter(school.ports)('m-1')).toBe('queue_unavailable');
    expect((await school.ledger.find('m-1'))?.state).toBe('waiting');
  });

  test('a request whose row was repaired sends its message again', async () => {
    const school = new School();
    const request = await school.ask();
    await published(school);
    const body = school.codec.encode({
      schema: 'vividly.generation-request/1',
      requestId: request.id,
      correlationId: request.correlationId,
      attempt: 1,
    });
    await fileDeadLetter(school.ports)({ letterId: 'm-1', reason: 'unrecognised_status', detail: 'x', body });
    expect(await replayDeadLetter(school.ports)('m-1')).toBe('replayed');
    expect(await published(school)).toHaveLength(1);
    expect((await school.stored(request)).generation).toBe(1);
  });

  test('a request that has its answer by now changes nothing', async () => {
    const school = new School({ model: { understandQuery: [replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] } });
    const request = await school.ask();
    await school.deliver(request);
    await published(school);
    const before = await school.stored(request);
    const body = school.codec.encode({
      schema: 'vividly.generation-request/1',
      requestId: request.id,
      correlationId: request.correlationId,
      attempt: 1,
    });
    await fileDeadLetter(school.ports)({ letterId: 'm-1', reason: 'unknown_request', detail: 'x', body });
    expect(await replayDeadLetter(school.ports)('m-1')).toBe('replayed');
    expect(await published(school)).toEqual([]);
    expect(await school.stored(request)).toEqual(before);
  });

  test('an unknown letter is not known', async () => {
    expect(await replayDeadLetter(new School().ports)('nothing')).toBe('unknown_letter');
  });
});

describe('discarding', () => {
  test('puts the letter away once, and leaves the request as it is', async () => {
    const { school, request, letter } = await withFailedRequest();
    const before = await school.stored(request);
    const discard = discardDeadLetter(school.ports);
    const both = await Promise.all([discard(letter.letterId), discard(letter.letterId)]);
    expect([...both].sort()).toEqual(['already_settled', 'discarded']);
    expect(await replayDeadLetter(school.ports)(letter.letterId)).toBe('already_settled');
    expect(await school.stored(request)).toEqual(before);
  });

  test('an unknown letter is not known', async () => {
    expect(await discardDeadLetter(new School().ports)('nothing')).toBe('unknown_letter');
  });
});
