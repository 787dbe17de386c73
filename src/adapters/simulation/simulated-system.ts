import type { Ports } from '../../application/ports.ts';
import type { DeadLetterLedger } from '../../domain/ports/dead-letter-ledger.ts';
import type { LessonLibrary } from '../../domain/ports/lesson-library.ts';
import type { ModelHealth } from '../../domain/ports/model-health.ts';
import type { RequestRepository } from '../../domain/ports/request-repository.ts';
import { InMemoryDeadLetterLedger } from '../in-memory/in-memory-dead-letter-ledger.ts';
import { InMemoryLessonFeedback } from '../in-memory/in-memory-lesson-feedback.ts';
import { InMemoryLessonLibrary } from '../in-memory/in-memory-lesson-library.ts';
import { InMemoryRequestRepository } from '../in-memory/in-memory-request-repository.ts';
import { ModelChain } from '../model-chain/model-chain.ts';
import { JsonMessageCodec } from '../wire/request-message-codec.ts';
import type { Actor } from './actor.ts';
import { inOrder } from './faults/in-order.ts';
import { PortGate } from './faults/port-gate.ts';
import type { Sabotage } from './planted/sabotage.ts';
import type { DayQueue } from './queue/day-queue.ts';
import { ProcessQueue } from './queue/process-queue.ts';
import { SimulatedQueue } from './queue/simulated-queue.ts';
import { MODEL_NAMES, ModelService } from './school/model-service.ts';
import { OFFLINE_DOUBLE } from './school/offline-double.ts';
import { SIMULATED_CATALOGUE } from './school/simulated-catalogue.ts';
import { SimulatedModel } from './school/simulated-model.ts';
import { SIMULATED_POLICY } from './school/simulated-policy.ts';
import { SimulatedRenderer } from './school/simulated-renderer.ts';
import { seededIds } from './seeded-ids.ts';
import { MAX_ATTEMPTS, ONE_PROCESS_DAYS, RENEW_EVERY, SIMULATED_CHAIN } from './simulated-settings.ts';
import { ActorClock } from './time/actor-clock.ts';
import { Watch } from './watch/watch.ts';
import { watchedLibrary } from './watch/watched-library.ts';
import { watchedRepository } from './watch/watched-repository.ts';
import type { World } from './world.ts';

/**
 * The composition root of a simulated day: the real application, life cycle, codec and model chain, between simulated
 * neighbours. The one file here that knows other adapters.
 */
export class SimulatedSystem {
  readonly world: World;
  readonly watch: Watch;
  readonly queue: DayQueue;
  /** The broker, on days that have one. */
  readonly broker: SimulatedQueue | null;
  readonly requests: RequestRepository;
  readonly ledger: DeadLetterLedger;
  readonly #library: LessonLibrary;
  readonly #feedback = new InMemoryLessonFeedback();
  readonly #service: ModelService;
  readonly #sabotage: Sabotage;
  readonly #codec = new JsonMessageCodec();
  readonly #ids;

  constructor(world: World, sabotage: Sabotage) {
    this.world = world;
    this.#sabotage = sabotage;
    this.#ids = seededIds(world.random.fork());
    const requests = new InMemoryRequestRepository(world.time, sabotage.lifeCycle);
    const ledger = new InMemoryDeadLetterLedger(world.time);
    const library = new InMemoryLessonLibrary(world.time);
    this.requests = sabotage.storedRequests?.(requests) ?? requests;
    this.ledger = sabotage.storedLetters?.(ledger) ?? ledger;
    this.#library = watchedLibrary(sabotage.storedLessons?.(library) ?? library, world);
    this.broker = world.random.chance(ONE_PROCESS_DAYS) ? null : new SimulatedQueue(world, this.#ids);
    this.queue = this.broker ?? new ProcessQueue(this.#ids);
    this.#service = new ModelService(world);
    this.watch = new Watch({
      world,
      requests: this.requests,
      renewEvery: RENEW_EVERY,
      maxAttempts: MAX_ATTEMPTS,
    });
  }

  /** The ports of the API server, which acts for students and operators. */
  apiPorts(actor: Actor): Ports {
    const ports = this.#portsOf(actor);
    const repository = this.#sabotage.apiRepository?.(ports.repository, ports.queue) ?? ports.repository;
    return { ...ports, repository };
  }

  /** The ports of one worker process. */
  workerPorts(actor: Actor): Ports & { readonly modelHealth: ModelHealth } {
    const ports = this.#portsOf(actor);
    const { workerRepository, workerQueue, workerClock, workerTelemetry } = this.#sabotage;
    const clock = workerClock?.(ports.clock) ?? ports.clock;
    const telemetry = workerTelemetry?.(ports.telemetry) ?? ports.telemetry;
    const chain = this.#chainOf(actor, { ...ports, clock, telemetry });
    return {
      ...ports,
      clock,
      telemetry,
      repository: workerRepository?.(ports.repository) ?? ports.repository,
      queue: this.watch.watchedQueue(actor, workerQueue?.(ports.queue, this.requests) ?? ports.queue),
      model: this.watch.models.watched(actor, chain),
      modelHealth: chain,
    };
  }

  #portsOf(actor: Actor): Ports {
    const { world, watch, queue } = this;
    const clock = new ActorClock(world.time, actor);
    const gate = new PortGate(world, actor, watch);
    return {
      clock,
      ids: this.#ids,
      telemetry: watch.telemetryOf(actor),
      codec: this.#codec,
      queue: queue.connect({ actor, clock, gate, watcher: watch }),
      repository: inOrder(gate.guard('repository', watchedRepository(this.requests, actor, watch.requests))),
      library: gate.guard('library', this.#library),
      feedback: this.#feedback,
      ledger: gate.guard('ledger', this.ledger),
      catalogue: SIMULATED_CATALOGUE,
      policy: SIMULATED_POLICY,
      model: OFFLINE_DOUBLE,
      offlineModel: OFFLINE_DOUBLE,
      renderer: new SimulatedRenderer(world, clock),
    };
  }

  #chainOf(actor: Actor, { clock, ids, telemetry }: Ports): ModelChain {
    const { watch, world } = this;
    const models = MODEL_NAMES.map((name) => {
      const model = new SimulatedModel(name, {
        service: this.#service,
        clock,
        watcher: {
          modelCallStarts: (called, task, query) => {
            world.statistics.counts.modelCalls += 1;
            world.journal.note(actor.name, () => `asks ${called} to ${task}: ${query}`);
            watch.attempts.modelCallStarts(actor, query);
            watch.models.callStarts(actor, called, task, query);
          },
          modelCallEnds: (called, task, query, reply) => {
            const result = reply.kind === 'reply' ? 'reply' : reply.failure.kind;
            world.journal.note(actor.name, () => `${called} answers ${result}: ${query}`);
            watch.models.callEnds(actor, called, task, query, reply);
          },
        },
      });
      return this.#sabotage.model?.(model) ?? model;
    });
    return new ModelChain(models, { ...SIMULATED_CHAIN, clock, ids, telemetry });
  }
}
