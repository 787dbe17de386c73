import { setMaxListeners } from 'node:events';
import type { Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';

/** What ends the grace of all handlers of a consumer. */
export function newGrace(): AbortController {
  const grace = new AbortController();
  // Every handler listens to it, and Node takes more than ten for a leak.
  setMaxListeners(0, grace.signal);
  return grace;
}

/** Waits up to the grace for the handlers in flight, then aborts their signal, and waits until they have returned. */
export async function drain(
  idle: Promise<void>,
  graceFor: Milliseconds,
  grace: AbortController,
  clock: Clock,
): Promise<void> {
  const drained = new AbortController();
  const returned = idle.then(() => drained.abort());
  if ((await clock.sleep(graceFor, drained.signal)) === 'elapsed') grace.abort();
  await returned;
}
