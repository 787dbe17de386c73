import type { DeliveryDisposition } from '../../../domain/delivery-disposition.ts';
import type { IdGenerator } from '../../../domain/ports/id-generator.ts';
import type { JobQueue } from '../../../domain/ports/job-queue.ts';
import type { TraceContext } from '../../../domain/trace-context.ts';
import type { World } from '../world.ts';
import { Channel, type ChannelDelivery } from './channel.ts';
import type { DayQueue, QueueUser } from './day-queue.ts';
import { QueueConnection } from './queue-connection.ts';
import { QueuedLetter, QueuedMessage } from './queued.ts';

/** The broker between all actors: a main channel, and one for what was put aside. Actors reach it by a QueueConnection. */
export class SimulatedQueue implements DayQueue {
  readonly durable = true;
  readonly messages: Channel<QueuedMessage>;
  readonly letters: Channel<QueuedLetter>;
  readonly #ids: IdGenerator;

  constructor(world: World, ids: IdGenerator) {
    this.messages = new Channel(world, 'queue');
    this.letters = new Channel(world, 'dead letters');
    this.#ids = ids;
  }

  /** Nothing is on its way or in work. */
  get isEmpty(): boolean {
    return this.messages.size + this.letters.size === 0;
  }

  connect(user: QueueUser): JobQueue {
    return new QueueConnection({ ...user, queue: this });
  }

  publish(body: Uint8Array, trace: TraceContext | null): void {
    this.messages.send(new QueuedMessage(this.#ids.uuid(), body.slice(), trace));
  }

  /** Carries out what a handler answered. */
  settle(delivery: ChannelDelivery<QueuedMessage>, disposition: DeliveryDisposition): void {
    if (!this.messages.settle(delivery)) return;
    switch (disposition.kind) {
      case 'acknowledge':
        return;
      case 'retry':
        this.messages.send(delivery.item, disposition.after);
        return;
      case 'dead_letter': {
        const { letterId, reason, detail } = disposition;
        this.letters.send(new QueuedLetter({ letterId, reason, detail, body: delivery.item.body }));
        return;
      }
      default:
        disposition satisfies never;
    }
  }
}
