import type { Clock } from '../../../domain/ports/clock.ts';
import type { Consumer } from '../../../domain/ports/job-queue.ts';
import type { Actor } from '../actor.ts';
import type { Channel, ChannelDelivery, Intake } from './channel.ts';

/** Works on at most `concurrency` deliveries at once. `work` settles its delivery itself and never rejects. */
export function consumeChannel<Item>(
  channel: Channel<Item>,
  concurrency: number,
  { actor, clock }: { readonly actor: Actor; readonly clock: Clock },
  work: (delivery: ChannelDelivery<Item>, signal: AbortSignal) => Promise<void>,
): Consumer {
  const grace = new AbortController();
  const running = new Set<Promise<void>>();
  const intake: Intake<Item> = {
    actor,
    hasRoom: () => running.size < concurrency,
    take: (delivery) => {
      const done = work(delivery, grace.signal).finally(() => {
        running.delete(done);
        channel.hasRoom(intake);
      });
      running.add(done);
    },
  };
  channel.attach(intake);
  return {
    async close(graceFor) {
      channel.detach(intake);
      const over = new AbortController();
      const drained = Promise.all(running).then(() => over.abort());
      await clock.sleep(graceFor, over.signal);
      grace.abort();
      await drained;
    },
  };
}
