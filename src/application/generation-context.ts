import type { Checkpoints, ContentRequest } from '../domain/content-request.ts';
import type { Instant } from '../domain/instant.ts';
import type { ModelCall } from '../domain/ports/language-model.ts';
import type { WorkingStage } from '../domain/stage.ts';
import type { Ports } from './ports.ts';
import type { WorkerSettings } from './settings.ts';

/** What the steps of a generation need of the world. */
export type GenerationPorts = Pick<
  Ports,
  | 'clock'
  | 'ids'
  | 'telemetry'
  | 'repository'
  | 'library'
  | 'catalogue'
  | 'policy'
  | 'model'
  | 'offlineModel'
  | 'renderer'
>;

/** One attempt at a request, under its lease. */
export interface GenerationContext {
  readonly ports: GenerationPorts;
  readonly settings: WorkerSettings;
  /** Aborts when the lease is lost, the request is cancelled, or the worker stops. */
  readonly signal: AbortSignal;
  /** The request as it is once everything is written. */
  readonly request: () => ContentRequest;
  /**
   * Keeps a finished stage's results and enters the next. Written before the next long work begins, beside it, or with
   * the outcome, so that quick stages cost no write of their own; a write that is refused interrupts the attempt.
   */
  readonly finishStage: (results: Partial<Checkpoints>, next: WorkingStage) => void;
  /** Sends what is not written yet, without waiting for it. Called before anything that takes long. */
  readonly save: () => void;
  /** Stops the attempt: a write showed that the request is no longer this worker's. */
  readonly interrupt: () => void;
}

/** The attempt must stop: whoever holds the request now goes on. Not a fault. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Throws when the attempt must stop; called before anything that costs. */
export function stopIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw new Interrupted();
}

/** Runs model work within the stage's and the request's deadline, whichever comes first. */
export async function withinDeadline<Result>(
  { ports, settings, signal, request, save }: GenerationContext,
  stageDeadline: number,
  work: (call: ModelCall) => Promise<Result>,
): Promise<Result> {
  stopIfInterrupted(signal);
  save();
  const now = ports.clock.now();
  const requestDeadline: Instant = (request().startedAt ?? now) + settings.requestDeadline;
  const at = Math.min(now + stageDeadline, Math.max(now, requestDeadline));
  const deadline = ports.clock.deadline(at, signal);
  try {
    return await work({ signal: deadline.signal, deadline: at, telemetry: ports.telemetry });
  } finally {
    deadline.cancel();
  }
}
