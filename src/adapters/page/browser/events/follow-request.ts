import { ApiProblem, UNREACHABLE } from '../api/api-problem.ts';
import type { FollowedEvent } from './followed-event.ts';
import { pause } from './pause.ts';
import { readEventStream } from './read-event-stream.ts';

/** Whether news can arrive: `lost` while the connection is broken and being made anew, `ended` when none can come. */
export type Connection = 'connecting' | 'live' | 'lost' | 'ended';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/**
 * Follows a request through broken connections: each new stream begins after the last event that was seen. Resolves
 * when nothing more can come or the signal aborts; throws an ApiProblem that connecting again cannot help.
 *
 * @param after the last event that was seen; 0 for none
 */
export async function followRequest(
  requestId: string,
  after: number,
  on: { connection(connection: Connection): void; event(event: FollowedEvent): void },
  signal: AbortSignal,
): Promise<void> {
  let last = after;
  let broken = 0;
  while (!signal.aborted) {
    let wait = 0;
    try {
      const how = await readEventStream(
        requestId,
        last,
        {
          open: () => on.connection('live'),
          event: (event) => {
            broken = 0;
            last = event.sequence ?? last;
            on.event(event);
          },
        },
        signal,
      );
      if (how === 'ended') return on.connection('ended');
    } catch (thrown) {
      if (signal.aborted) return;
      if (thrown instanceof ApiProblem && !canPass(thrown)) throw thrown;
      if (thrown instanceof ApiProblem && thrown.retryAfter !== null) wait = thrown.retryAfter * 1000;
    }
    if (signal.aborted) return;
    on.connection('lost');
    wait ||= Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** broken);
    broken += 1;
    await pause(wait, signal);
  }
}

/** Whether a problem may be gone at the next try. */
function canPass({ status }: ApiProblem): boolean {
  return status === UNREACHABLE || status === 429 || status >= 500;
}
