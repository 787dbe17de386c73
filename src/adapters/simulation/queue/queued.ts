import type { DeadLetterDelivery } from '../../../domain/ports/job-queue.ts';
import type { TraceContext } from '../../../domain/trace-context.ts';

/** A message on the simulated queue. */
export class QueuedMessage {
  readonly id: string;
  readonly body: Uint8Array;
  readonly trace: TraceContext | null;

  constructor(id: string, body: Uint8Array, trace: TraceContext | null) {
    this.id = id;
    this.body = body;
    this.trace = trace;
  }

  toString(): string {
    return `message ${this.id.slice(0, 8)}`;
  }
}

/** A letter on the simulated dead-letter channel. */
export class QueuedLetter {
  readonly letter: DeadLetterDelivery;

  constructor(letter: DeadLetterDelivery) {
    this.letter = letter;
  }

  toString(): string {
    return `letter ${this.letter.letterId.slice(0, 8)} (${this.letter.reason})`;
  }
}
