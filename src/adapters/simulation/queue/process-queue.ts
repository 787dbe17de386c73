import { PortFault } from '../../../domain/generation-fault.ts';
import type { IdGenerator } from '../../../domain/ports/id-generator.ts';
import type { JobQueue } from '../../../domain/ports/job-queue.ts';
import { InProcessQueue } from '../../in-process-queue/in-process-queue.ts';
import { overriding } from '../overriding.ts';
import type { DayQueue, QueueUser } from './day-queue.ts';

const CAPACITY = 10;

/**
 * The real in-process queue of a day with one process, which serves the API and works. It forgets everything when the
 * process crashes; the API reaches whichever process lives.
 */
export class ProcessQueue implements DayQueue {
  readonly durable = false;
  readonly #ids: IdGenerator;
  #current: InProcessQueue | null = null;
  #inWork = 0;

  constructor(ids: IdGenerator) {
    this.#ids = ids;
  }

  /** No delivery is in work and no letter unfiled. What is still owed, the rows say. */
  get isEmpty(): boolean {
    return this.#inWork === 0;
  }

  connect(user: QueueUser): JobQueue {
    return user.actor.kind === 'worker' ? this.#open(user) : this.#reach(user);
  }

  #open({ actor, clock, watcher }: QueueUser): JobQueue {
    const queue = new InProcessQueue({ clock, ids: this.#ids, capacity: CAPACITY });
    if (this.#current !== null) this.#forget();
    this.#current = queue;
    actor.onCrash(() => {
      if (this.#current === queue) this.#forget();
    });
    return overriding<JobQueue>(queue, {
      publish: (body, trace) => {
        watcher.published(actor, body);
        return queue.publish(body, trace);
      },
      consume: (handler, options) =>
        queue.consume(async (delivery) => {
          this.#inWork += 1;
          const disposition = await handler(delivery);
          if (!actor.alive) return disposition;
          watcher.settled(actor, delivery, disposition);
          if (disposition.kind !== 'dead_letter') this.#inWork -= 1;
          return disposition;
        }, options),
      consumeDeadLetters: (handler) =>
        queue.consumeDeadLetters(async (letter) => {
          await handler(letter);
          this.#inWork -= 1;
        }),
    });
  }

  #forget(): void {
    this.#current = null;
    this.#inWork = 0;
  }

  #reach({ actor, watcher }: QueueUser): JobQueue {
    const current = (): InProcessQueue => {
      if (this.#current === null) throw new PortFault('queue', 'the process is down', { retryable: true });
      return this.#current;
    };
    return {
      capabilities: { durable: false, exactRetryDelay: true },
      publish: async (body, trace) => {
        watcher.published(actor, body);
        await current().publish(body, trace);
      },
      consume: async (handler, options) => current().consume(handler, options),
      consumeDeadLetters: async (handler) => current().consumeDeadLetters(handler),
      check: async () => current().check(),
      close: async () => undefined,
    };
  }
}
