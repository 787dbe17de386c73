import type { Instant, Milliseconds } from '../../../domain/instant.ts';
import type { Clock, Deadline } from '../../../domain/ports/clock.ts';
import type { Actor } from '../actor.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The clock of one machine: virtual time, a little wrong. It stops when the machine crashes. */
export class ActorClock implements Clock {
  readonly #time: VirtualTime;
  readonly #actor: Actor;

  constructor(time: VirtualTime, actor: Actor) {
    this.#time = time;
    this.#actor = actor;
  }

  now(): Instant {
    return this.#time.now() + this.#actor.skew;
  }

  sleep(duration: Milliseconds, signal?: AbortSignal): Promise<'elapsed' | 'aborted'> {
    if (signal?.aborted) return Promise.resolve('aborted');
    if (duration <= 0) return Promise.resolve('elapsed');
    return new Promise((resolve) => {
      const abort = (): void => {
        cancel();
        if (this.#actor.alive) resolve('aborted');
      };
      const cancel = this.after(duration, () => {
        signal?.removeEventListener('abort', abort);
        resolve('elapsed');
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  deadline(at: Instant, parent?: AbortSignal): Deadline {
    const controller = new AbortController();
    // With a reason of our own no exception is made for each deadline, which takes longer than all the rest.
    const abort = (): void => controller.abort('deadline');
    const cancel = this.after(at - this.now(), abort);
    parent?.addEventListener('abort', abort, { once: true });
    if (parent?.aborted || at <= this.now()) abort();
    return {
      signal: controller.signal,
      cancel: () => {
        cancel();
        parent?.removeEventListener('abort', abort);
      },
    };
  }

  after(duration: Milliseconds, run: () => void): () => void {
    return this.#time.after(duration, () => {
      if (this.#actor.alive) run();
    });
  }
}
