import type { Instant, Milliseconds } from '../instant.ts';

/** What a model's breaker lets through: everything, nothing, or one call to see whether the model is back. */
export const CIRCUIT_STATES = ['closed', 'half_open', 'open'] as const;
export type CircuitState = (typeof CIRCUIT_STATES)[number];

/** What one worker did since it started, and how it is now. Counts and closed words only. */
export interface WorkerReport {
  readonly worker: string;
  readonly startedAt: Instant;
  readonly version: string;
  /** Deliveries that it is working on. */
  readonly inWork: number;
  readonly circuits: readonly { readonly model: string; readonly state: CircuitState }[];
  /** Words from outside that nobody knows, by where they came from. */
  readonly unexpectedStatuses: readonly { readonly where: string; readonly count: number }[];
  /** Calls to models, lessons or not; `failed` is how many brought no reply. */
  readonly modelCalls: readonly { readonly model: string; readonly calls: number; readonly failed: number }[];
}

export interface SeenWorker extends WorkerReport {
  /** When it reported last, in the store's own time. */
  readonly seenAt: Instant;
  /** How long ago that is. */
  readonly silentFor: Milliseconds;
}

/**
 * Workers say how they are, so that an operator sees them whatever process answers.
 *
 * 1. `report` keeps one report a worker, the last, with the store's own time.
 * 2. `list` gives the last report of every worker, by name.
 * 3. `leave` removes a worker's report; one that never reported is no error.
 * 4. `forget` removes the reports of workers that have been silent for longer.
 * 5. Everything is copied in and out.
 * 6. When the store cannot be reached it rejects with a retryable PortFault.
 */
export interface WorkerReports {
  report(report: WorkerReport): Promise<void>;
  list(): Promise<readonly SeenWorker[]>;
  leave(worker: string): Promise<void>;
  forget(silentFor: Milliseconds): Promise<void>;
}
