import type { Milliseconds } from '../domain/instant.ts';
import type { Clock, Deadline } from '../domain/ports/clock.ts';

/** Something held for a while, renewed until it is stopped. */
export interface KeptAlive {
  /** Resolves when no renewal is under way any more. */
  stop(): Promise<void>;
}

/**
 * Renews at a third of the time for which something is held, so that two renewals may fail before it runs out.
 * @param renew answers whether it is still held; a rejection is tried again
 * @param onLost called when it is not, once
 */
export function keepAlive(
  clock: Clock,
  heldFor: Milliseconds,
  renew: () => Promise<boolean>,
  onLost: () => void = () => undefined,
): KeptAlive {
  let stopped = false;
  let renewing = Promise.resolve();
  let due = waitForRenewal();
  return {
    stop: () => {
      stopped = true;
      due.cancel();
      return renewing;
    },
  };

  /** A deadline rather than a sleep: most work ends before it, and to cancel it costs next to nothing. */
  function waitForRenewal(): Deadline {
    const deadline = clock.deadline(clock.now() + heldFor / 3);
    deadline.signal.addEventListener('abort', () => {
      renewing = renewOnce();
    });
    return deadline;
  }

  async function renewOnce(): Promise<void> {
    const held = await renew().catch(() => true);
    if (!held) onLost();
    else if (!stopped) due = waitForRenewal();
  }
}
