import type { DeliveryDisposition } from '../../../domain/delivery-disposition.ts';
import type { Delivery, JobQueue } from '../../../domain/ports/job-queue.ts';
import type { RequestRepository } from '../../../domain/ports/request-repository.ts';
import type { Telemetry } from '../../../domain/ports/telemetry.ts';
import type { Actor } from '../actor.ts';
import type { CallWatcher, PortCall } from '../faults/port-call.ts';
import { overriding } from '../overriding.ts';
import type { QueueWatcher } from '../queue/queue-watcher.ts';
import type { World } from '../world.ts';
import { AttemptWatch } from './attempt-watch.ts';
import { ModelWatch } from './model-watch.ts';
import { OutcomeWatch } from './outcome-watch.ts';
import { requestIdOf } from './request-id-of.ts';
import { RequestWatch } from './request-watch.ts';
import { SettlementWatch } from './settlement-watch.ts';

export interface WatchOptions {
  readonly world: World;
  readonly requests: RequestRepository;
  readonly renewEvery: number;
  readonly maxAttempts: number;
}

/** All watchers of a simulated day, told everything and interfering with nothing. */
export class Watch implements CallWatcher, QueueWatcher {
  readonly requests: RequestWatch;
  readonly attempts: AttemptWatch;
  readonly settlements: SettlementWatch;
  readonly outcomes: OutcomeWatch;
  readonly models: ModelWatch;

  constructor({ world, requests, ...limits }: WatchOptions) {
    this.requests = new RequestWatch(world, requests);
    this.attempts = new AttemptWatch(world, this.requests, limits);
    this.settlements = new SettlementWatch(world, this.requests);
    this.outcomes = new OutcomeWatch(world, this.requests);
    this.models = new ModelWatch(world, this.requests);
  }

  called(call: PortCall): void {
    this.attempts.called(call);
  }

  answered(call: PortCall, result: unknown): void {
    this.attempts.answered(call, result);
    this.settlements.answered(call, result);
    this.outcomes.answered(call);
  }

  lost(call: PortCall): void {
    this.attempts.lost(call);
    this.settlements.lost(call);
  }

  published(actor: Actor, body: Uint8Array): void {
    this.settlements.published(actor, body);
  }

  settled(actor: Actor, delivery: Delivery, disposition: DeliveryDisposition): void {
    this.settlements.settled(actor, delivery, disposition);
  }

  /** A queue whose handlers are watched: when each begins and when it has ended. */
  watchedQueue(actor: Actor, queue: JobQueue): JobQueue {
    return overriding(queue, {
      consume: (handler, options) =>
        queue.consume(async (delivery) => {
          this.settlements.handlerBegan(actor, delivery);
          try {
            return await handler(delivery);
          } finally {
            this.#handlerEnded(actor, delivery);
          }
        }, options),
    });
  }

  telemetryOf(actor: Actor): Telemetry {
    const telemetry: Telemetry = {
      emit: (event) => {
        if (actor.alive) this.outcomes.emitted(actor, event);
      },
      span: (_name, parent, work) => work(parent, telemetry),
    };
    return telemetry;
  }

  #handlerEnded(actor: Actor, delivery: Delivery): void {
    if (!actor.alive) return;
    this.settlements.handlerEnded(delivery);
    const requestId = requestIdOf(delivery.body);
    if (requestId === null) return;
    this.attempts.handlerEnded(actor, requestId, { othersRun: this.settlements.handles(actor, requestId) });
  }
}
