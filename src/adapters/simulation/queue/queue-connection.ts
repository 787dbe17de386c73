import type { DeliveryDisposition } from '../../../domain/delivery-disposition.ts';
import type {
  Consumer,
  DeadLetterDelivery,
  DeliveryHandler,
  JobQueue,
  JobQueueCapabilities,
} from '../../../domain/ports/job-queue.ts';
import type { TraceContext } from '../../../domain/trace-context.ts';
import type { Channel, ChannelDelivery } from './channel.ts';
import { consumeChannel } from './consume-channel.ts';
import type { QueueUser } from './day-queue.ts';
import type { QueuedLetter, QueuedMessage } from './queued.ts';

export const SIMULATED_QUEUE_CAPABILITIES: JobQueueCapabilities = { durable: true, exactRetryDelay: true };

/** The broker's side of a connection. */
export interface Broker {
  readonly messages: Channel<QueuedMessage>;
  readonly letters: Channel<QueuedLetter>;
  publish(body: Uint8Array, trace: TraceContext | null): void;
  settle(delivery: ChannelDelivery<QueuedMessage>, disposition: DeliveryDisposition): void;
}

/** One actor's connection to the simulated queue. */
export class QueueConnection implements JobQueue {
  readonly capabilities = SIMULATED_QUEUE_CAPABILITIES;
  readonly #options: QueueUser & { readonly queue: Broker };

  constructor(options: QueueUser & { readonly queue: Broker }) {
    this.#options = options;
  }

  async publish(body: Uint8Array, trace: TraceContext | null): Promise<void> {
    const { gate, queue, actor, watcher } = this.#options;
    await gate.call('queue', 'publish', [body], async () => {
      watcher.published(actor, body);
      queue.publish(body, trace);
    });
  }

  async consume(handler: DeliveryHandler, { concurrency }: { concurrency: number }): Promise<Consumer> {
    const { gate, queue, actor, watcher } = this.#options;
    return consumeChannel(queue.messages, concurrency, this.#options, async (taken, signal) => {
      const { id, body, trace } = taken.item;
      const delivery = { messageId: id, body: body.slice(), trace, signal };
      const disposition = await handler(delivery).catch((): DeliveryDisposition => ({ kind: 'retry', after: 1_000 }));
      if (!actor.alive) return;
      watcher.settled(actor, delivery, disposition);
      let settled = false;
      try {
        await gate.call('queue', 'settle', [disposition.kind], async () => {
          settled = true;
          queue.settle(taken, disposition);
        });
      } catch {
        if (!settled) queue.messages.redeliver(taken);
      }
    });
  }

  async consumeDeadLetters(handler: (letter: DeadLetterDelivery) => Promise<void>): Promise<Consumer> {
    const { queue } = this.#options;
    return consumeChannel(queue.letters, 1, this.#options, async (taken) => {
      const { letter } = taken.item;
      try {
        await handler({ ...letter, body: letter.body.slice() });
        queue.letters.settle(taken);
      } catch {
        queue.letters.redeliver(taken);
      }
    });
  }

  async check(): Promise<void> {
    await this.#options.gate.call('queue', 'check', [], async () => undefined);
  }

  async close(): Promise<void> {
    // Consumers are closed one by one; the connection itself holds nothing.
  }
}
