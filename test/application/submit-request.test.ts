import { describe, expect, test } from '@jest/globals';
import { republishDue } from '../../src/application/republish.ts';
import { submitRequest } from '../../src/application/submit-request.ts';
import type { Delivery } from '../../src/domain/ports/job-queue.ts';
import { School } from './support/school.ts';

const SUBMITTED = {
  studentId: 'student',
  idempotencyKey: 'click-1',
  correlationId: null,
  query: ' Why do  I get pushed back? Write to me@school.org ',
  grade: 10,
  interests: ['basketball', 'me@school.org'],
  trace: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
} as const;

/** Everything that the queue delivers. */
async function delivered(school: School): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  const consumer = await school.queue.consume(
    async (delivery) => {
      deliveries.push(delivery);
      return { kind: 'acknowledge' };
    },
    { concurrency: 10 },
  );
  await school.clock.advance(0);
  await school.finish(consumer.close(1_000));
  return deliveries;
}

function accepted(result: Awaited<ReturnType<ReturnType<typeof submitRequest>>>) {
  if (result.kind !== 'accepted') throw new Error(JSON.stringify(result));
  return result;
}

describe('submitting a question', () => {
  test('stores it clean and without personal data, then publishes a message that points at it', async () => {
    const school = new School();
    const { request, existing } = accepted(await submitRequest(school.ports)(SUBMITTED));
    expect(existing).toBe(false);
    expect((await school.stored(request)).question).toEqual({
      query: 'Why do I get pushed back? Write to [email]',
      grade: 10,
      interests: ['basketball', '[email]'],
      modalities: ['text'],
      language: 'en',
    });
    const [delivery, ...more] = await delivered(school);
    expect(more).toEqual([]);
    expect(delivery?.trace).toEqual(SUBMITTED.trace);
    expect(school.codec.decode(delivery?.body ?? new Uint8Array())).toMatchObject({
      kind: 'message',
      message: { requestId: request.id, correlationId: request.id, attempt: 1 },
    });
    expect(school.telemetry.events).toEqual([
      { type: 'request_submitted', requestId: request.id, correlationId: request.id, existing: false },
    ]);
  });

  test('twice under one key is one request and one message', async () => {
    const school = new School();
    const first = accepted(await submitRequest(school.ports)(SUBMITTED));
    const second = accepted(await submitRequest(school.ports)(SUBMITTED));
    expect(second).toEqual({ kind: 'accepted', request: first.request, existing: true });
    expect(await delivered(school)).toHaveLength(1);
    expect(school.telemetry.of('request_submitted').map(({ existing }) => existing)).toEqual([false, true]);
  });

  test('another question under the same key is refused', async () => {
    const school = new School();
    await submitRequest(school.ports)(SUBMITTED);
    expect(await submitRequest(school.ports)({ ...SUBMITTED, grade: 9 })).toEqual({ kind: 'key_reused' });
    expect(await delivered(school)).toHaveLength(1);
  });

  test('that is none is refused with every problem, and nothing is stored', async () => {
    const school = new School();
    const result = await submitRequest(school.ports)({ ...SUBMITTED, query: '', grade: 13 });
    expect(result).toMatchObject({ kind: 'invalid', problems: [{ field: 'query' }, { field: 'grade' }] });
    expect((await school.repository.countByStatus()).queued).toBe(0);
    expect(school.telemetry.events).toEqual([]);
  });

  test('is accepted when the queue cannot be reached, and published later', async () => {
    const school = new School();
    const full = new School({
      ports: (ports) => ({ queue: Object.assign(Object.create(ports.queue), { publish: unreachable }) }),
    });
    const { request } = accepted(await submitRequest({ ...full.ports, repository: school.repository })(SUBMITTED));
    expect(full.telemetry.of('publish_failed')).toEqual([
      { type: 'publish_failed', requestId: request.id, detail: 'no route' },
    ]);
    expect(full.errors).toEqual([]);

    expect(await republishDue(school.ports)(10)).toBe(0);
    await school.clock.advance(30_000);
    expect(await republishDue(school.ports)(10)).toBe(1);
    expect(await delivered(school)).toHaveLength(1);
    expect(school.telemetry.of('republished')).toEqual([{ type: 'republished', requestId: request.id, why: 'due' }]);
  });

  test.each([null, '', 'x'.repeat(201)])(
    'a correlation id that no message can carry is replaced: %#',
    async (given) => {
      const school = new School();
      const { request } = accepted(await submitRequest(school.ports)({ ...SUBMITTED, correlationId: given }));
      expect(request.correlationId).toBe(request.id);
      const [delivery] = await delivered(school);
      expect(school.codec.decode(delivery?.body ?? new Uint8Array()).kind).toBe('message');
    },
  );
});

async function unreachable(): Promise<never> {
  throw new Error('no route');
}
