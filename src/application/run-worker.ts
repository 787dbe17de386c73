import type { Milliseconds } from '../domain/instant.ts';
import type { DeliveryHandler } from '../domain/ports/job-queue.ts';
import type { ModelHealth } from '../domain/ports/model-health.ts';
import { fileDeadLetter } from './dead-letters.ts';
import type { Ports } from './ports.ts';
import { processDelivery } from './process-delivery.ts';
import { republishDue, republishUnfinished } from './republish.ts';
import { resumeWaiting } from './resume-waiting.ts';
import type { WorkerSettings } from './settings.ts';

/** What a worker does beside processing deliveries, and how often. */
export interface WorkerLoops {
  /** Deliveries in work at once. */
  readonly concurrency: number;
  readonly recoverEvery: Milliseconds;
  /** Requests published again in one round. */
  readonly recoverBatch: number;
  readonly resumeEvery: Milliseconds;
  /** Requests resumed or upgraded in one round: bounds the load on a model that just came back. */
  readonly resumeBatch: number;
}

export interface RunningWorker {
  /** Deliveries in work now. */
  inWork(): number;
  /** Stops intake, waits up to the grace for what is in flight, hands back the rest. */
  stop(grace: Milliseconds): Promise<void>;
}

/**
 * Runs a worker until it is stopped: deliveries, dead letters, recovery of what is owed, resuming when the model is back.
 * Rejects with a PortFault when the queue cannot be used; then nothing was taken from it.
 */
export async function runWorker(
  ports: Ports & { readonly modelHealth: ModelHealth },
  settings: WorkerSettings,
  loops: WorkerLoops,
): Promise<RunningWorker> {
  const { clock, queue, repository, modelHealth, telemetry } = ports;
  const stopping = new AbortController();

  // Before anything is taken: a dead letter must have somewhere to go.
  await queue.check();
  const deadLetters = await queue.consumeDeadLetters(fileDeadLetter(ports));
  const handle = processDelivery(ports, settings);
  let inWork = 0;
  const handleCounted: DeliveryHandler = (delivery) => {
    inWork += 1;
    return handle(delivery).finally(() => {
      inWork -= 1;
    });
  };
  const deliveries = await queue.consume(handleCounted, loops);
  if (!queue.capabilities.durable) {
    await attempt('recover after restart', () => republishUnfinished(ports)(loops.recoverBatch));
  }
  const running = Promise.all([
    repeat('recover', loops.recoverEvery, async () => {
      while (!stopping.signal.aborted && (await republishDue(ports)(loops.recoverBatch)) === loops.recoverBatch);
    }),
    repeat('resume', loops.resumeEvery, async () => {
      if ((await repository.waitingForModel(1)).length === 0) return;
      if (await modelIsBack()) await resumeWaiting(ports)(loops.resumeBatch);
    }),
  ]);
  return {
    inWork: () => inWork,
    async stop(grace) {
      stopping.abort();
      await deliveries.close(grace);
      await deadLetters.close(grace);
      await running;
    },
  };

  async function modelIsBack(): Promise<boolean> {
    if (modelHealth.isAvailable()) return true;
    const at = clock.now() + settings.understandingDeadline;
    const deadline = clock.deadline(at, stopping.signal);
    try {
      return await modelHealth.probe({ signal: deadline.signal, deadline: at });
    } finally {
      deadline.cancel();
    }
  }

  /** One failed round is reported, and the next one tries again. */
  async function attempt(loop: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const detail = thrown instanceof Error ? thrown.message : 'unknown';
      telemetry.emit({ type: 'loop_failed', loop, detail });
    }
  }

  async function repeat(loop: string, every: Milliseconds, work: () => Promise<unknown>): Promise<void> {
    while ((await clock.sleep(every, stopping.signal)) === 'elapsed') await attempt(loop, work);
  }
}
