import type { DeadLetterReason } from '../../../domain/delivery-disposition.ts';
import type { SimulatedQueue } from '../queue/simulated-queue.ts';
import type { World } from '../world.ts';

/** Bytes on the queue that can never be worked on. */
export interface Junk {
  readonly body: Uint8Array;
  readonly reason: DeadLetterReason;
}

/** Somebody else publishes to our topic, where there is one: other formats, other versions, requests that nobody knows. */
export function publishJunk(world: World, broker: SimulatedQueue | null): readonly Junk[] {
  if (broker === null) return [];
  const unknown = { requestId: world.random.uuid(), correlationId: 'nobody', attempt: 1 };
  const junk: readonly Junk[] = [
    { body: bytes('this is not JSON'), reason: 'unreadable_message' },
    { body: bytes(JSON.stringify({ schema: 'vividly.generation-request/99' })), reason: 'unknown_schema_version' },
    { body: bytes(JSON.stringify({ schema: 'vividly.generation-request/1', ...unknown })), reason: 'unknown_request' },
  ];
  const published = junk.filter(() => world.random.chance(0.3));
  for (const { body } of published) {
    world.statistics.faultsInjected.junk_message += 1;
    world.time.after(world.random.between(0, 150_000), () => broker.publish(body, null));
  }
  return published;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
