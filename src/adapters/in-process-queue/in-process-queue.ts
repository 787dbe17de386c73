import type { DeliveryDisposition } from '../../domain/delivery-disposition.ts';
import { PortFault } from '../../domain/generation-fault.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';
import type {
  Consumer,
  DeadLetterDelivery,
  DeliveryHandler,
  JobQueue,
  JobQueueCapabilities,
} from '../../domain/ports/job-queue.ts';
import type { TraceContext } from '../../domain/trace-context.ts';
import { DueMessages } from './due-messages.ts';
import type { QueuedMessage } from './queued-message.ts';
import { runConsumer } from './run-consumer.ts';

export const IN_PROCESS_QUEUE_CAPABILITIES: JobQueueCapabilities = { durable: false, exactRetryDelay: true };

interface QueuedLetter extends QueuedMessage {
  readonly letter: DeadLetterDelivery;
}

/** While waiting for the last letters. */
const LOOK_EVERY: Milliseconds = 5;
/** After a handler threw. */
const RETRY_AFTER_THROW: Milliseconds = 1_000;

/**
 * A queue within one process, with the semantics of the real one: redelivery, delays, dead letters, flow control and
 * drain. Bounded: a full queue refuses with a retryable PortFault. It forgets everything with the process; the
 * database remembers what is owed, and recovery publishes it again.
 */
export class InProcessQueue implements JobQueue {
  readonly capabilities = IN_PROCESS_QUEUE_CAPABILITIES;
  readonly #clock: Clock;
  readonly #ids: IdGenerator;
  readonly #capacity: number;
  readonly #messages: DueMessages<QueuedMessage>;
  readonly #letters: DueMessages<QueuedLetter>;
  #closed = false;

  /** @param options.capacity messages that may wait at once */
  constructor({ clock, ids, capacity }: { clock: Clock; ids: IdGenerator; capacity: number }) {
    this.#clock = clock;
    this.#ids = ids;
    this.#capacity = capacity;
    this.#messages = new DueMessages(clock);
    this.#letters = new DueMessages(clock);
  }

  async publish(body: Uint8Array, trace: TraceContext | null): Promise<void> {
    if (this.#closed) throw this.#fault('the queue is closed');
    if (this.#messages.size >= this.#capacity) throw this.#fault(`the queue is full (${this.#capacity} messages)`);
    this.#messages.add({ id: this.#ids.uuid(), body: body.slice(), trace, dueAt: this.#clock.now() });
  }

  async consume(handler: DeliveryHandler, { concurrency }: { concurrency: number }): Promise<Consumer> {
    return runConsumer(this.#messages, concurrency, this.#clock, async (message, signal) => {
      const { id, body, trace } = message;
      try {
        this.#settle(message, await handler({ messageId: id, body: body.slice(), trace, signal }));
      } catch {
        this.#settle(message, { kind: 'retry', after: RETRY_AFTER_THROW });
      }
    });
  }

  async consumeDeadLetters(handler: (letter: DeadLetterDelivery) => Promise<void>): Promise<Consumer> {
    const consumer = runConsumer(this.#letters, 1, this.#clock, async (queued) => {
      try {
        await handler({ ...queued.letter, body: queued.letter.body.slice() });
      } catch {
        this.#letters.add({ ...queued, dueAt: this.#clock.now() + RETRY_AFTER_THROW });
      }
    });
    return {
      close: async (grace) => {
        await this.#lettersHandled(grace);
        await consumer.close(grace);
      },
    };
  }

  async check(): Promise<void> {
    if (this.#closed) throw this.#fault('the queue is closed');
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  /** Letters end with the process, and unlike messages nothing publishes them again: so they are not left behind. */
  async #lettersHandled(grace: Milliseconds): Promise<void> {
    const until = this.#clock.now() + grace;
    while (this.#letters.size > 0 && this.#clock.now() < until) await this.#clock.sleep(LOOK_EVERY);
  }

  #settle(message: QueuedMessage, disposition: DeliveryDisposition): void {
    switch (disposition.kind) {
      case 'acknowledge':
        return;
      case 'retry':
        this.#messages.add({ ...message, dueAt: this.#clock.now() + disposition.after });
        return;
      case 'dead_letter': {
        const { letterId, reason, detail } = disposition;
        const letter = { letterId, reason, detail, body: message.body };
        this.#letters.add({ ...message, letter, dueAt: this.#clock.now() });
        return;
      }
      default:
        disposition satisfies never;
    }
  }

  #fault(detail: string): PortFault {
    return new PortFault('queue', detail, { retryable: true });
  }
}
