import type { Milliseconds } from '../domain/instant.ts';
import type { Clock } from '../domain/ports/clock.ts';

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
  let callOff = renewLater();
  return {
    stop: () => {
      stopped = true;
      callOff();
      return renewing;
    },
  };

  /** Most work ends before it is due, so it must cost next to nothing to call it off. */
  function renewLater(): () => void {
    return clock.after(heldFor / 3, () => {
      renewing = renewOnce();
    });
  }

  async function renewOnce(): Promise<void> {
    const held = await renew().catch(() => true);
    if (!held) onLost();
    else if (!stopped) callOff = renewLater();
  }
}
