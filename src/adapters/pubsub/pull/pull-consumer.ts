import type { Milliseconds } from '../../../domain/instant.ts';
import type { Consumer } from '../../../domain/ports/job-queue.ts';
import { drain, newGrace } from '../drain.ts';
import { HandlerSlots } from './handler-slots.ts';
import { type KeepOpenOptions, KeptOpenStream } from './kept-open-stream.ts';
import type { PulledMessage } from './pull-stream.ts';

/** What a consumer needs to pull. */
export type PullOptions = Omit<KeepOpenOptions, 'onMessage' | 'isFull'>;

/** For settling what aborted handlers answer, after the grace. */
const SETTLING: Milliseconds = 10_000;

/**
 * Pulls messages and works on at most `concurrency` of them at once. `work` settles its message itself and never
 * rejects. Acknowledgements after the SDK's close are dropped silently, so the order of the end is: receive nothing
 * more, hand back what was not started, wait, abort, wait again, and only then let go of the stream.
 */
export function pullConsumer(
  options: PullOptions,
  concurrency: number,
  work: (message: PulledMessage, signal: AbortSignal) => Promise<void>,
): Consumer {
  const grace = newGrace();
  const slots = new HandlerSlots<PulledMessage>(concurrency, (message) => work(message, grace.signal));
  let closing = false;
  const stream = new KeptOpenStream({
    ...options,
    isFull: () => slots.full,
    onMessage(message) {
      if (closing) message.nack();
      else slots.add(message);
    },
  });
  return {
    async close(graceFor) {
      closing = true;
      const closed = stream.close(graceFor + SETTLING);
      for (const message of slots.stop()) message.nack();
      await drain(slots.idle(), graceFor, grace, options.clock);
      await closed;
    },
  };
}
