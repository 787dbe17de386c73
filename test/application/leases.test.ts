import { describe, expect, test } from '@jest/globals';
import { hang, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { cancelRequest } from '../../src/application/cancel-request.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import { SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

/** A school whose model takes this long to understand. */
function slowSchool(takes: number, answers = 1): School {
  const school: School = new School({
    model: {
      understandQuery: Array.from(
        { length: answers },
        () => () => school.clock.sleep(takes).then(() => replyWith(TOPIC)),
      ),
      writeScript: [replyWith(SCRIPT)],
    },
    settings: { leaseFor: 9_000, understandingDeadline: 120_000 },
  });
  return school;
}

function leaseOf(request: Awaited<ReturnType<School['stored']>>) {
  return request.state.status === 'generating' ? request.state.lease : null;
}

describe('a lease', () => {
  test('is renewed while a call runs that is longer than it, so that nobody else takes the request', async () => {
    const school = slowSchool(60_000);
    const request = await school.ask();
    const working = school.deliver(request);
    for (let passed = 0; passed < 60_000; passed += 2_000) {
      await school.clock.advance(1_999);
      const lease = leaseOf(await school.stored(request));
      expect(lease?.worker).toBe('worker-1');
      expect(lease?.expiresAt).toBeGreaterThan(school.clock.now());
      expect((await school.deliver(request, { worker: 'worker-2' })).kind).toBe('retry');
      await school.clock.advance(1);
    }
    expect(await school.finish(working)).toEqual({ kind: 'acknowledge' });
    expect(await school.stored(request)).toMatchObject({ state: { status: 'completed' }, fence: 1, attempts: 1 });
    expect(school.telemetry.of('lease_lost')).toEqual([]);
  });

  test('survives a database that is away for two renewals', async () => {
    const school = slowSchool(30_000);
    const request = await school.ask();
    const gone = new PortFault('database', 'gone', { retryable: true });
    school.repository.breakNext('renew_lease', gone, gone);
    expect(await school.finish(school.deliver(request))).toEqual({ kind: 'acknowledge' });
    expect((await school.stored(request)).fence).toBe(1);
  });

  test('is not renewed any more when the work is done', async () => {
    const school = slowSchool(1_000);
    const request = await school.ask();
    await school.finish(school.deliver(request));
    await school.clock.advance(60_000);
    expect(school.repository.tried).not.toContain('renew_lease');
  });

  test('that was lost to another discards the work: one outcome, the other worker’s', async () => {
    const school = slowSchool(20_000, 2);
    const request = await school.ask();
    const gone = new PortFault('database', 'gone', { retryable: true });
    school.repository.breakNext('renew_lease', gone, gone, gone);
    const first = school.deliver(request);
    await school.clock.advance(9_000);
    const second = school.deliver(request, { worker: 'worker-2' });
    expect(await school.finish(first)).toEqual({ kind: 'acknowledge' });
    expect(school.telemetry.of('lease_lost')).toEqual([{ type: 'lease_lost', requestId: request.id }]);
    expect(leaseOf(await school.stored(request))?.worker).toBe('worker-2');
    expect(await school.finish(second)).toEqual({ kind: 'acknowledge' });
    expect(school.telemetry.of('outcome_recorded')).toHaveLength(1);
    expect(await school.stored(request)).toMatchObject({ state: { status: 'completed' }, fence: 2 });
  });
});

describe('a cancellation', () => {
  test('during a call stops it within a third of the lease; nothing is written or made', async () => {
    const school = new School({ model: { understandQuery: [hang] }, settings: { leaseFor: 9_000 } });
    const request = await school.ask();
    const working = school.deliver(request);
    await school.clock.advance(1_000);
    const signalled = school.clock.now();
    await cancelRequest(school.ports)(request.id);
    expect(await school.finish(working)).toEqual({ kind: 'acknowledge' });
    expect(school.clock.now() - signalled).toBeLessThanOrEqual(3_000);
    expect(await school.stored(request)).toMatchObject({ state: { status: 'cancelled' }, recheckAt: null });
    expect(school.calls).toEqual({ understandQuery: 1, writeScript: 0, offline: 0 });
    expect(school.telemetry.of('outcome_recorded')).toEqual([]);
    expect(school.errors).toEqual([]);
  });

  test('just before the answer is written leaves no answer', async () => {
    const school: School = new School({
      model: {
        understandQuery: [replyWith(TOPIC)],
        writeScript: [
          async () => {
            await cancelRequest(school.ports)('00000000-0000-4000-8000-000000000001');
            return replyWith(SCRIPT);
          },
        ],
      },
    });
    const request = await school.ask();
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect((await school.stored(request)).state).toEqual({ status: 'cancelled' });
    expect(school.telemetry.of('lease_lost')).toHaveLength(1);
  });
});

describe('a worker that stops', () => {
  test('hands the request back at once, and the attempt is not counted', async () => {
    const school = new School({
      model: { understandQuery: [hang, replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
    });
    const request = await school.ask();
    const stopping = new AbortController();
    const working = school.deliver(request, { signal: stopping.signal });
    await school.clock.advance(2_000);
    stopping.abort();
    expect(await school.finish(working)).toEqual({ kind: 'retry', after: 0 });
    const now = school.clock.now();
    expect(await school.stored(request)).toMatchObject({ state: { status: 'queued' }, attempts: 0 });
    expect((await school.stored(request)).recheckAt).toBeLessThanOrEqual(now);
    expect(school.calls.offline).toBe(0);
    expect(school.errors).toEqual([]);

    expect(await school.deliver(request, { worker: 'worker-2' })).toEqual({ kind: 'acknowledge' });
    expect(await school.stored(request)).toMatchObject({ state: { outcome: { kind: 'success' } }, attempts: 1 });
  });

  test('before it began does no work', async () => {
    const school = new School();
    const request = await school.ask();
    expect(await school.deliver(request, { signal: AbortSignal.abort() })).toEqual({ kind: 'retry', after: 0 });
    expect(school.calls.understandQuery).toBe(0);
    expect(await school.stored(request)).toMatchObject({ state: { status: 'queued' }, attempts: 0 });
  });

  test('with a request that was cancelled meanwhile does not bring it back', async () => {
    const school = new School({ model: { understandQuery: [hang] } });
    const request = await school.ask();
    const stopping = new AbortController();
    const working = school.deliver(request, { signal: stopping.signal });
    await school.clock.advance(0);
    await cancelRequest(school.ports)(request.id);
    stopping.abort();
    await school.finish(working);
    expect((await school.stored(request)).state.status).toBe('cancelled');
  });
});
