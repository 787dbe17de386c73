import type { Instant } from '../../domain/instant.ts';
import type { TraceContext } from '../../domain/trace-context.ts';

/** A message that waits until it is due. */
export interface QueuedMessage {
  readonly id: string;
  readonly body: Uint8Array;
  readonly trace: TraceContext | null;
  readonly dueAt: Instant;
}
