import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ACKNOWLEDGE, type DeliveryDisposition } from '../../src/domain/delivery-disposition.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import type {
  Consumer,
  DeadLetterDelivery,
  Delivery,
  DeliveryHandler,
  JobQueue,
  JobQueueCapabilities,
} from '../../src/domain/ports/job-queue.ts';
import { Recorder } from '../support/recorder.ts';

/** One queue under test, with nothing in it, and what belongs to it alone. */
export interface JobQueueUnderTest {
  readonly queue: JobQueue;
  /** A second instance, as after a restart: on the same messages where the queue is durable, on none otherwise. */
  another(): Promise<JobQueue>;
  close(): Promise<void>;
}

export interface JobQueueSuite {
  readonly capabilities: JobQueueCapabilities;
  /** Longer than a lease lasts unless it is extended: how long the long handler runs. */
  readonly longHandling: number;
  /** Opens a fresh queue for each test. */
  open(): Promise<JobQueueUnderTest>;
}

/** Long enough for a message that should not come to come, were it there. */
const QUIET = 500;
const TRACE = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', tracestate: 'vendor=value' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = ({ body }: { readonly body: Uint8Array }): string => new TextDecoder().decode(body);
const retry = (after: number): DeliveryDisposition => ({ kind: 'retry', after });
const deadLetter: DeliveryDisposition = {
  kind: 'dead_letter',
  reason: 'unknown_request',
  detail: 'no request “Ω”',
  letterId: 'letter-1',
};

function untilAborted({ signal }: Delivery): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });
}

/** Runs all handlers of its gate together, once it is opened. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/**
 * One scenario or more for each numbered promise of the JobQueue port. A new adapter joins with its capabilities and a
 * way to open a fresh queue: see `in-process-queue.test.ts`.
 */
export function jobQueueContract(name: string, { capabilities, longHandling, open }: JobQueueSuite): void {
  // An emulator on a busy machine takes seconds for a megabyte.
  jest.setTimeout(30_000);
  describe(`JobQueue: ${name}`, () => {
    let subject: JobQueueUnderTest;
    let queue: JobQueue;
    const consumers: Consumer[] = [];

    beforeEach(async () => {
      subject = await open();
      queue = subject.queue;
    });

    afterEach(async () => {
      await Promise.all(consumers.splice(0).map((consumer) => consumer.close(0)));
      await subject.close();
    });

    async function consume(handler: DeliveryHandler, concurrency = 10, from = queue): Promise<Consumer> {
      const consumer = await from.consume(handler, { concurrency });
      consumers.push(consumer);
      return consumer;
    }

    /** Acknowledges everything and records it. */
    async function collect(from = queue): Promise<Recorder<Delivery>> {
      const arrived = new Recorder<Delivery>();
      await consume(
        async (delivery) => {
          arrived.add(delivery);
          return ACKNOWLEDGE;
        },
        10,
        from,
      );
      return arrived;
    }

    async function collectLetters(from = queue): Promise<Recorder<DeadLetterDelivery>> {
      const letters = new Recorder<DeadLetterDelivery>();
      consumers.push(await from.consumeDeadLetters(async (letter) => letters.add(letter)));
      return letters;
    }

    // Started before everything else and looked at last, so that its time is not added to the others'.
    const long = { subject: undefined as JobQueueUnderTest | undefined, consumers: [] as Consumer[] };
    const longDeliveries = new Recorder<string>();
    const longEnded = new Recorder<string>();

    beforeAll(async () => {
      long.subject = await open();
      const handler: DeliveryHandler = async ({ messageId }) => {
        longDeliveries.add(messageId);
        await wait(longHandling);
        longEnded.add(messageId);
        return ACKNOWLEDGE;
      };
      for (const { queue: from } of [long.subject, { queue: await long.subject.another() }]) {
        long.consumers.push(await from.consume(handler, { concurrency: 2 }));
      }
      await long.subject.queue.publish(bytes('long'), null);
    });

    afterAll(async () => {
      await Promise.all(long.consumers.map((consumer) => consumer.close(0)));
      await long.subject?.close();
    });

    test('two fresh queues do not see each other’s messages', async () => {
      const other = await open();
      try {
        const [ours, theirs] = [await collect(), await collect(other.queue)];
        await queue.publish(bytes('ours'), null);
        await other.queue.publish(bytes('theirs'), null);
        await Promise.all([ours.reached(1), theirs.reached(1)]);
        await wait(QUIET);
        expect([ours.items.map(text), theirs.items.map(text)]).toEqual([['ours'], ['theirs']]);
      } finally {
        await Promise.all(consumers.splice(0).map((consumer) => consumer.close(0)));
        await other.close();
      }
    });

    test('declares its capabilities', () => {
      expect(queue.capabilities).toEqual(capabilities);
    });

    test('check resolves for a queue that can be used', async () => {
      await expect(queue.check()).resolves.toBeUndefined();
    });

    describe('1: publish resolves when the message is taken, and rejects with a PortFault when not', () => {
      test('a message that was published before anyone consumed is delivered', async () => {
        await queue.publish(bytes('early'), null);
        expect((await (await collect()).reached(1)).map(text)).toEqual(['early']);
      });

      test('a closed queue refuses', async () => {
        const closed = await subject.another();
        await closed.close();
        await expect(closed.publish(bytes('late'), null)).rejects.toBeInstanceOf(PortFault);
        await expect(closed.check()).rejects.toBeInstanceOf(PortFault);
      });

      const outcome = capabilities.durable ? 'outlives' : 'does not outlive';
      test(`a message ${outcome} the instance that took it`, async () => {
        await queue.publish(bytes('kept'), null);
        const arrived = await collect(await subject.another());
        if (capabilities.durable) await arrived.reached(1);
        else await wait(QUIET);
        expect(arrived.items).toHaveLength(capabilities.durable ? 1 : 0);
      });
    });

    test('2: each message is delivered, and after acknowledge not again', async () => {
      const arrived = await collect();
      const sent = Array.from({ length: 20 }, (_, index) => `message ${index}`);
      await Promise.all(sent.map((body) => queue.publish(bytes(body), null)));
      await arrived.reached(sent.length);
      await consumers[0]?.close(1_000);
      const later = await collect();
      await wait(QUIET);
      expect(arrived.items.map(text).sort()).toEqual(sent.sort());
      expect(later.items).toHaveLength(0);
    });

    describe('3: the disposition is carried out', () => {
      const [asked, promise] = capabilities.exactRetryDelay
        ? [400, 'not before the asked time']
        : [3_600_000, 'after the backoff of the subscription, whatever time was asked'];
      test(`retry delivers the message again, ${promise}`, async () => {
        const times: number[] = [];
        const arrived = new Recorder<string>();
        await consume(async (delivery) => {
          times.push(Date.now());
          arrived.add(text(delivery));
          return arrived.items.length === 1 ? retry(asked) : ACKNOWLEDGE;
        });
        await queue.publish(bytes('again'), null);
        expect(await arrived.reached(2)).toEqual(['again', 'again']);
        const [first = 0, second = 0] = times;
        if (capabilities.exactRetryDelay) expect(second - first).toBeGreaterThanOrEqual(asked);
        else expect(second - first).toBeLessThan(asked);
        await wait(QUIET);
        expect(arrived.items).toHaveLength(2);
      });

      test('dead_letter puts the message aside with its reason and body, and it never comes again', async () => {
        const arrived = new Recorder<string>();
        await consume(async (delivery) => {
          arrived.add(text(delivery));
          return deadLetter;
        });
        const letters = await collectLetters();
        await queue.publish(bytes('aside'), null);
        const { kind, ...filed } = deadLetter;
        expect(await letters.reached(1)).toEqual([{ ...filed, body: bytes('aside') }]);
        await wait(QUIET);
        expect([arrived.items, letters.items.length]).toEqual([['aside'], 1]);
      });
    });

    test.each([
      ['rejects', () => Promise.reject(new Error('handler broke'))],
      [
        'throws before it returns a promise',
        () => {
          throw new Error('handler broke at once');
        },
      ],
    ])('4: a handler that %s is a retry, and others go on', async (_, broken) => {
      const arrived = new Recorder<string>();
      let attempts = 0;
      await consume((delivery) => {
        if (text(delivery) === 'bad') attempts += 1;
        if (text(delivery) === 'bad' && attempts === 1) return broken();
        arrived.add(text(delivery));
        return Promise.resolve(ACKNOWLEDGE);
      });
      await queue.publish(bytes('bad'), null);
      await queue.publish(bytes('good'), null);
      expect([...(await arrived.reached(2))].sort()).toEqual(['bad', 'good']);
      expect(attempts).toBe(2);
    });

    test('6: at most `concurrency` handlers run at once, and as many do', async () => {
      const { passed, open: release } = gate();
      const [started, ended] = [new Recorder<number>(), new Recorder<number>()];
      let running = 0;
      await consume(async () => {
        running += 1;
        started.add(running);
        await passed;
        running -= 1;
        ended.add(running);
        return ACKNOWLEDGE;
      }, 3);
      await Promise.all(Array.from({ length: 9 }, (_, index) => queue.publish(bytes(`${index}`), null)));
      await started.reached(3);
      await wait(QUIET);
      expect(started.items).toEqual([1, 2, 3]);
      release();
      await ended.reached(9);
      expect(Math.max(...started.items)).toBe(3);
    });

    describe('7: close loses nothing', () => {
      test('a handler that ends within the grace is settled, and close waits for it', async () => {
        const { passed, open: release } = gate();
        const [started, ended] = [new Recorder<string>(), new Recorder<string>()];
        const consumer = await consume(async (delivery) => {
          started.add(text(delivery));
          await passed;
          ended.add(text(delivery));
          expect(delivery.signal.aborted).toBe(false);
          return ACKNOWLEDGE;
        });
        await queue.publish(bytes('in flight'), null);
        await started.reached(1);
        const closed = consumer.close(10_000).then(() => ended.items.length);
        await wait(50);
        release();
        expect(await closed).toBe(1);
        const later = await collect();
        await wait(QUIET);
        expect(later.items).toHaveLength(0);
      });

      test('a handler that is still running after the grace is aborted, and its message comes again', async () => {
        const started = new Recorder<string>();
        const consumer = await consume(async (delivery) => {
          started.add(text(delivery));
          await untilAborted(delivery);
          return retry(0);
        });
        await queue.publish(bytes('slow'), null);
        await started.reached(1);
        await consumer.close(100);
        expect((await (await collect()).reached(1)).map(text)).toEqual(['slow']);
      });

      test('what was not started is handed back, what comes after is not taken', async () => {
        const { passed, open: release } = gate();
        const started = new Recorder<string>();
        const consumer = await consume(async (delivery) => {
          started.add(text(delivery));
          await passed;
          return ACKNOWLEDGE;
        }, 1);
        const sent = ['one', 'two', 'three', 'four'];
        await Promise.all(sent.map((body) => queue.publish(bytes(body), null)));
        await started.reached(1);
        await wait(QUIET / 2);
        const closed = consumer.close(10_000);
        await queue.publish(bytes('five'), null);
        await wait(QUIET / 2);
        release();
        await closed;
        expect(started.items).toHaveLength(1);
        const rest = await (await collect()).reached(4);
        expect([...started.items, ...rest.map(text)].sort()).toEqual([...sent, 'five'].sort());
      });
    });

    describe('8: bodies arrive byte for byte', () => {
      const junk = new Uint8Array(1_000_000).map((_, index) => (index * 31 + (index >> 8)) % 256);
      test.each([
        ['a megabyte of junk', junk],
        ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28, 0xed, 0xa0, 0x80])],
        ['nothing at all', new Uint8Array()],
      ])('%s', async (_, body) => {
        const arrived = await collect();
        await queue.publish(body, null);
        const [delivery] = await arrived.reached(1);
        expect(Buffer.from(delivery?.body ?? [0]).equals(body)).toBe(true);
        expect(delivery?.trace).toBeNull();
      });

      test('with their trace context', async () => {
        const arrived = await collect();
        await queue.publish(bytes('traced'), TRACE);
        expect((await arrived.reached(1))[0]?.trace).toEqual(TRACE);
      });

      test('and what the publisher does to its array afterwards changes nothing', async () => {
        const body = bytes('before');
        const published = queue.publish(body, null);
        body.fill(0);
        await published;
        expect((await (await collect()).reached(1)).map(text)).toEqual(['before']);
      });

      test('also as dead letters', async () => {
        await consume(async () => deadLetter);
        const letters = await collectLetters();
        await queue.publish(junk, null);
        const [letter] = await letters.reached(1);
        expect(Buffer.from(letter?.body ?? []).equals(junk)).toBe(true);
      });
    });

    describe('9: neither a slow nor a poison message delays others', () => {
      test('a slow one', async () => {
        const { passed, open: release } = gate();
        const done = new Recorder<string>();
        await consume(async (delivery) => {
          if (text(delivery) === 'slow') await passed;
          done.add(text(delivery));
          return ACKNOWLEDGE;
        }, 2);
        await queue.publish(bytes('slow'), null);
        await Promise.all(['a', 'b', 'c', 'd'].map((body) => queue.publish(bytes(body), null)));
        const first = [...(await done.reached(4))].sort();
        release();
        expect(first).toEqual(['a', 'b', 'c', 'd']);
      });

      test('a poison one that fails again and again, with one slot for all', async () => {
        const done = new Recorder<string>();
        let poisoned = 0;
        await consume(async (delivery) => {
          if (text(delivery) === 'poison') {
            poisoned += 1;
            return retry(10);
          }
          done.add(text(delivery));
          return ACKNOWLEDGE;
        }, 1);
        await queue.publish(bytes('poison'), null);
        await Promise.all(['a', 'b', 'c', 'd'].map((body) => queue.publish(bytes(body), null)));
        expect([...(await done.reached(4))].sort()).toEqual(['a', 'b', 'c', 'd']);
        expect(poisoned).toBeGreaterThan(0);
      });
    });

    test('10: a dead-letter handler that throws keeps the letter', async () => {
      await consume(async () => deadLetter);
      const attempts = new Recorder<DeadLetterDelivery>();
      const handler = async (letter: DeadLetterDelivery): Promise<void> => {
        attempts.add(letter);
        if (attempts.items.length === 1) throw new Error('ledger is down');
      };
      consumers.push(await queue.consumeDeadLetters(handler));
      await queue.publish(bytes('aside'), null);
      const [first, second] = await attempts.reached(2);
      expect(second).toEqual(first);
      await wait(QUIET);
      expect(attempts.items).toHaveLength(2);
    });

    test(
      '5: a message whose handler runs is delivered to nobody else, however long it takes',
      async () => {
        await longEnded.reached(1, longHandling + 5_000);
        await wait(QUIET);
        expect(longDeliveries.items).toHaveLength(1);
        expect(longEnded.items).toHaveLength(1);
      },
      longHandling + 10_000,
    );
  });
}
