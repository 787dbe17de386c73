import { setMaxListeners } from 'node:events';
import type { Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Consumer } from '../../domain/ports/job-queue.ts';
import type { DueMessages } from './due-messages.ts';
import type { QueuedMessage } from './queued-message.ts';

/**
 * Takes messages one by one and works on at most `concurrency` of them at once. `work` settles its message itself and
 * never rejects.
 */
export function runConsumer<Message extends QueuedMessage>(
  messages: DueMessages<Message>,
  concurrency: number,
  clock: Clock,
  work: (message: Message, signal: AbortSignal) => Promise<void>,
): Consumer {
  const intake = new AbortController();
  const grace = new AbortController();
  // Every handler listens to it, and Node takes more than ten for a leak.
  setMaxListeners(0, grace.signal);
  const running = new Set<Promise<void>>();
  let slotFreed = (): void => undefined;
  const dispatching = dispatch();

  async function dispatch(): Promise<void> {
    for (;;) {
      const message = await messages.take(intake.signal);
      if (message === null) return;
      const done = work(message, grace.signal).finally(() => {
        running.delete(done);
        slotFreed();
      });
      running.add(done);
      if (running.size >= concurrency) {
        await new Promise<void>((resolve) => {
          slotFreed = resolve;
        });
      }
    }
  }

  return {
    async close(graceFor: Milliseconds): Promise<void> {
      intake.abort();
      slotFreed();
      messages.wakeTakers();
      const over = new AbortController();
      const drained = dispatching.then(async () => {
        await Promise.all(running);
        over.abort();
      });
      await clock.sleep(graceFor, over.signal);
      grace.abort();
      await drained;
    },
  };
}
