import { describe, expect, test } from '@jest/globals';
import { InProcessQueue } from '../../src/adapters/in-process-queue/in-process-queue.ts';
import { failWith, hang, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { type RunningWorker, runWorker, type WorkerLoops } from '../../src/application/run-worker.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import type { ModelHealth } from '../../src/domain/ports/model-health.ts';
import { AMBIGUOUS, MODEL_FAILURES, offlineReply, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const LOOPS: WorkerLoops = { concurrency: 4, recoverEvery: 2_000, recoverBatch: 3, resumeEvery: 2_000, resumeBatch: 2 };

const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

/** Counts its probes; available as soon as it is told so. */
class Health implements ModelHealth {
  available = true;
  probeFinds = false;
  probes = 0;

  isAvailable(): boolean {
    return this.available;
  }

  async probe(): Promise<boolean> {
    this.probes += 1;
    return this.probeFinds;
  }
}

function start(school: School, modelHealth: ModelHealth = new Health()): Promise<RunningWorker> {
  return runWorker({ ...school.ports, modelHealth }, school.settings, LOOPS);
}

/** A school whose model can make this many lessons. */
function ready(lessons: number): School {
  return new School({
    model: { understandQuery: times(lessons, replyWith(TOPIC)), writeScript: times(lessons, replyWith(SCRIPT)) },
  });
}

async function statuses(school: School, requests: readonly { readonly id: string }[]) {
  return Promise.all(requests.map(async (request) => (await school.stored(request)).state.status));
}

describe('a running worker', () => {
  test('answers what is submitted', async () => {
    const school = ready(2);
    const worker = await start(school);
    const requests = [await school.ask(), await school.ask()];
    await school.clock.advance(1_000);
    expect(await statuses(school, requests)).toEqual(['completed', 'completed']);
    await school.finish(worker.stop(1_000));
  });

  test('has no more in work than it may', async () => {
    const school = new School({ model: { understandQuery: times(6, hang) } });
    const worker = await start(school);
    for (let index = 0; index < 6; index += 1) await school.ask();
    await school.clock.advance(0);
    expect(await school.repository.countByStatus()).toMatchObject({ generating: 4, queued: 2 });
    await school.finish(worker.stop(1_000));
  });

  test('files what is put aside, each once', async () => {
    const school = ready(1);
    const worker = await start(school);
    await school.queue.publish(new TextEncoder().encode('junk'), null);
    const request = await school.ask();
    await school.clock.advance(1_000);
    expect(await school.ledger.list({}, 10)).toMatchObject([{ reason: 'unreadable_message', requestId: null }]);
    expect(await statuses(school, [request])).toEqual(['completed']);
    await school.finish(worker.stop(1_000));
  });

  test('publishes after a restart what the queue forgot, page by page', async () => {
    const school = ready(7);
    const forgotten = [];
    for (let index = 0; index < 7; index += 1) forgotten.push(await school.ask());
    const { clock, ids } = school;
    const queue = new InProcessQueue({ clock, ids, capacity: 100 });
    const worker = await runWorker({ ...school.ports, queue, modelHealth: new Health() }, school.settings, LOOPS);
    await school.clock.advance(1_000);
    expect(await statuses(school, forgotten)).toEqual(times(7, 'completed'));
    expect(school.telemetry.of('republished').map(({ why }) => why)).toEqual(times(7, 'restart'));
    await school.finish(worker.stop(1_000));
  });

  test('does not do so for a queue that forgets nothing', async () => {
    const school = ready(1);
    const request = await school.ask();
    const queue = Object.assign(new InProcessQueue({ clock: school.clock, ids: school.ids, capacity: 100 }), {
      capabilities: { durable: true, exactRetryDelay: true },
    });
    const worker = await runWorker({ ...school.ports, queue, modelHealth: new Health() }, school.settings, LOOPS);
    await school.clock.advance(1_000);
    expect(await statuses(school, [request])).toEqual(['queued']);
    await school.finish(worker.stop(1_000));
  });

  test('recovers what a worker that died left behind, when its lease has run out', async () => {
    const school = ready(1);
    const worker = await start(school);
    const request = await school.repository.submit({
      id: '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0701',
      correlationId: 'c',
      studentId: 's',
      idempotencyKey: null,
      question: { query: 'Why?', grade: 9, interests: [], modalities: ['text'], language: 'en' },
      trace: null,
    });
    if (request.kind !== 'created') throw new Error(request.kind);
    await school.repository.apply(request.request.id, { type: 'claim', worker: 'dead', leaseFor: 15_000 });
    await school.clock.advance(14_000);
    expect(await statuses(school, [request.request])).toEqual(['generating']);
    await school.clock.advance(4_000);
    expect(await school.stored(request.request)).toMatchObject({ state: { status: 'completed' }, attempts: 2 });
    expect(school.telemetry.of('republished')).toMatchObject([{ why: 'due' }]);
    await school.finish(worker.stop(1_000));
  });

  test('recovers more than a batch in one round', async () => {
    const school = ready(8);
    const worker = await start(school);
    const publish = school.queue.publish.bind(school.queue);
    school.queue.publish = async () => {
      throw new PortFault('queue', 'no route', { retryable: true });
    };
    const requests = [];
    for (let index = 0; index < 8; index += 1) requests.push(await school.ask());
    school.queue.publish = publish;
    await school.clock.advance(33_000);
    expect(await statuses(school, requests)).toEqual(times(8, 'completed'));
    await school.finish(worker.stop(1_000));
  });

  test('reports a failed round and does the next one', async () => {
    const school = ready(0);
    const worker = await start(school);
    const takeDue = school.repository.takeDue.bind(school.repository);
    let rounds = 0;
    school.repository.takeDue = async (...args) => {
      rounds += 1;
      if (rounds === 1) throw new PortFault('database', 'gone', { retryable: true });
      return takeDue(...args);
    };
    await school.clock.advance(4_000);
    expect(rounds).toBe(2);
    expect(school.telemetry.of('loop_failed')).toEqual([{ type: 'loop_failed', loop: 'recover', detail: 'gone' }]);
    await school.finish(worker.stop(1_000));
  });
});

describe('while the model is away', () => {
  /** Requests that wait for the model, and a worker that would resume them. */
  async function waiting(count: number) {
    const down = failWith(MODEL_FAILURES.unavailable);
    const school = new School({
      model: {
        understandQuery: [...times(count, down), ...times(count, replyWith(TOPIC))],
        writeScript: times(count, replyWith(SCRIPT)),
      },
      offline: { understandQuery: times(count, offlineReply(AMBIGUOUS)) },
    });
    const health = new Health();
    health.available = false;
    const worker = await start(school, health);
    const requests = [];
    for (let index = 0; index < count; index += 1) requests.push(await school.ask());
    await school.clock.advance(1_000);
    return { school, health, worker, requests };
  }

  test('it is probed once a round, and nobody is set going', async () => {
    const { school, health, worker, requests } = await waiting(2);
    await school.clock.advance(9_000);
    expect(health.probes).toBe(5);
    expect(await statuses(school, requests)).toEqual(times(2, 'awaiting_clarification'));
    expect(school.calls.understandQuery).toBe(2);
    await school.finish(worker.stop(1_000));
  });

  test('and back, by the probe, requests go on at a bounded rate', async () => {
    const { school, health, worker, requests } = await waiting(5);
    health.probeFinds = true;
    const resumed = () => school.telemetry.of('resumed').length;
    await school.clock.advance(1_000);
    expect(resumed()).toBe(2);
    await school.clock.advance(2_000);
    expect(resumed()).toBe(4);
    await school.clock.advance(2_000);
    expect(resumed()).toBe(5);
    expect(await statuses(school, requests)).toEqual(times(5, 'completed'));
    await school.finish(worker.stop(1_000));
  });

  test('and nobody waits for it, it is not probed', async () => {
    const school = ready(0);
    const health = new Health();
    health.available = false;
    const worker = await start(school, health);
    await school.clock.advance(20_000);
    expect(health.probes).toBe(0);
    await school.finish(worker.stop(1_000));
  });
});

describe('a worker that is stopped', () => {
  test('finishes what it can within the grace', async () => {
    const school: School = new School({
      model: {
        understandQuery: [() => school.clock.sleep(3_000).then(() => replyWith(TOPIC))],
        writeScript: [replyWith(SCRIPT)],
      },
    });
    const worker = await start(school);
    const request = await school.ask();
    await school.clock.advance(1_000);
    const began = school.clock.now();
    await school.finish(worker.stop(8_000));
    expect(school.clock.now() - began).toBeLessThan(8_000);
    expect(await statuses(school, [request])).toEqual(['completed']);
  });

  test('hands back the rest, and another worker answers it', async () => {
    const school = new School({
      model: { understandQuery: [hang, replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
    });
    const first = await start(school);
    const request = await school.ask();
    await school.clock.advance(1_000);
    await school.finish(first.stop(8_000));
    expect(await school.stored(request)).toMatchObject({ state: { status: 'queued' }, attempts: 0 });
    const second = await start(school);
    await school.clock.advance(3_000);
    expect(await school.stored(request)).toMatchObject({ state: { status: 'completed' }, attempts: 1 });
    await school.finish(second.stop(1_000));
  });

  test('does nothing any more', async () => {
    const school = ready(1);
    const worker = await start(school);
    await school.finish(worker.stop(1_000));
    const request = await school.ask();
    await school.clock.advance(120_000);
    expect(await statuses(school, [request])).toEqual(['queued']);
    expect(school.telemetry.of('republished')).toEqual([]);
  });
});
