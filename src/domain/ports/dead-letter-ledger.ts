import type { DeadLetterReason } from '../delivery-disposition.ts';
import type { Instant } from '../instant.ts';

export const DEAD_LETTER_STATES = ['waiting', 'replayed', 'discarded'] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

export interface DeadLetter {
  /** The delivery's letter id: filing the same one twice keeps one. */
  readonly id: string;
  readonly body: Uint8Array;
  readonly reason: DeadLetterReason;
  readonly detail: string;
  /** The request it points at, where it could be read. */
  readonly requestId: string | null;
  readonly filedAt: Instant;
  readonly state: DeadLetterState;
}

export interface DeadLetterFilter {
  readonly reason?: DeadLetterReason;
  readonly filedBefore?: Instant;
  readonly state?: DeadLetterState;
}

/**
 * What was put aside, for an operator to see, replay or discard; the same for every queue.
 *
 * 1. `file` keeps a letter once, however often it is filed; a settled letter stays settled.
 * 2. `list` gives the newest first, filtered.
 * 3. `settle` moves a waiting letter to `replayed` or `discarded` exactly once: of two callers one gets true.
 * 4. The body is kept byte for byte.
 * 5. `countWaiting` counts the letters that are `waiting`.
 */
export interface DeadLetterLedger {
  file(letter: Omit<DeadLetter, 'filedAt' | 'state'>): Promise<void>;
  list(filter: DeadLetterFilter, limit: number): Promise<readonly DeadLetter[]>;
  find(id: string): Promise<DeadLetter | null>;
  countWaiting(): Promise<number>;
  settle(id: string, state: Exclude<DeadLetterState, 'waiting'>): Promise<boolean>;
}
