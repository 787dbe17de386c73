import type { Actor } from '../actor.ts';
import type { World } from '../world.ts';

/** What can happen to one call of a port. */
export type CallFault =
  | 'none'
  | 'failed_before_effect'
  | 'reply_lost'
  | 'slow_call'
  | 'hung_call'
  | 'crash_before_effect'
  | 'crash_after_effect';

/** Draws what happens to this call. Only workers crash: an API call without an answer is the same to a student. */
export function drawCallFault({ random, weather }: World, actor: Actor): CallFault {
  const chances: readonly (readonly [CallFault, number])[] = [
    ['failed_before_effect', weather.failedBeforeEffect],
    ['reply_lost', weather.replyLost],
    ['slow_call', weather.slowCall],
    ['hung_call', weather.hungCall],
    ['crash_before_effect', actor.kind === 'worker' ? weather.crashBeforeEffect : 0],
    ['crash_after_effect', actor.kind === 'worker' ? weather.crashAfterEffect : 0],
  ];
  let draw = random.fraction();
  for (const [fault, chance] of chances) {
    draw -= chance;
    if (draw < 0) return fault;
  }
  return 'none';
}
