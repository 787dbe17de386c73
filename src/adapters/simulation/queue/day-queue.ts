import type { Clock } from '../../../domain/ports/clock.ts';
import type { JobQueue } from '../../../domain/ports/job-queue.ts';
import type { Actor } from '../actor.ts';
import type { PortGate } from '../faults/port-gate.ts';
import type { QueueWatcher } from './queue-watcher.ts';

/** What an actor needs in order to reach the queue. */
export interface QueueUser {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly gate: PortGate;
  readonly watcher: QueueWatcher;
}

/** The queue of a simulated day: one broker for all, or one within the only process. */
export interface DayQueue {
  /** Whether messages and letters outlive a process. */
  readonly durable: boolean;
  connect(user: QueueUser): JobQueue;
  /** Nothing that matters is on its way or in work. */
  readonly isEmpty: boolean;
}
