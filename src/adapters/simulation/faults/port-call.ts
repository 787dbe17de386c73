import type { Instant } from '../../../domain/instant.ts';
import type { Actor } from '../actor.ts';

/** One call of a port by an actor, as the watchers see it. */
export interface PortCall {
  readonly actor: Actor;
  readonly port: PortName;
  readonly operation: string;
  readonly parameters: readonly unknown[];
  readonly calledAt: Instant;
}

export type PortName = 'repository' | 'library' | 'ledger' | 'queue';

/** Told how each call ends for its caller. */
export interface CallWatcher {
  called(call: PortCall): void;
  /** The caller has the answer. */
  answered(call: PortCall, result: unknown): void;
  /** The caller has an error, or crashed while it waited; the call may have had its effect. */
  lost(call: PortCall): void;
}
