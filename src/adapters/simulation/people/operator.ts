import { discardDeadLetter, replayDeadLetter } from '../../../application/dead-letters.ts';
import type { Ports } from '../../../application/ports.ts';
import type { World } from '../world.ts';

/** An operator on call: looks at the dead letters now and then, and replays or discards some. */
export async function operate(world: World, ports: Ports): Promise<void> {
  const random = world.random.fork();
  for (;;) {
    await ports.clock.sleep(random.between(20_000, 60_000));
    if (world.isCalm) return;
    try {
      for (const { id } of await ports.ledger.list({ state: 'waiting' }, 5)) {
        const act = random.pick([replayDeadLetter(ports), replayDeadLetter(ports), discardDeadLetter(ports), null]);
        if (act === null) continue;
        const result = await act(id);
        world.journal.note('operator', () => `letter ${id.slice(0, 8)}: ${result}`);
      }
    } catch {
      // Tried again at the next look.
    }
  }
}
