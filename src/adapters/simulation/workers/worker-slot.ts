import { type RunningWorker, runWorker } from '../../../application/run-worker.ts';
import type { WorkerSettings } from '../../../application/settings.ts';
import { PortFault } from '../../../domain/generation-fault.ts';
import { Actor } from '../actor.ts';
import { SIMULATED_LOOPS } from '../simulated-settings.ts';
import type { SimulatedSystem } from '../simulated-system.ts';

const GREATEST_SKEW = 2_000;

/** A place for one worker: when it crashes or is stopped, another with a new name starts there a little later. */
export class WorkerSlot {
  readonly #system: SimulatedSystem;
  readonly #settings: Omit<WorkerSettings, 'worker'>;
  readonly #name: string;
  #incarnation = 0;

  constructor(system: SimulatedSystem, settings: Omit<WorkerSettings, 'worker'>, name: string) {
    this.#system = system;
    this.#settings = settings;
    this.#name = name;
  }

  start(): void {
    const { world } = this.#system;
    this.#incarnation += 1;
    const name = `${this.#name}.${this.#incarnation}`;
    const actor = new Actor(name, 'worker', world.random.between(-GREATEST_SKEW, GREATEST_SKEW));
    world.journal.note(name, () => `starts, its clock ${actor.skew} ms ahead`);
    actor.onCrash(() => {
      world.statistics.counts.crashes += 1;
      world.journal.note(name, () => 'CRASHES');
      this.#startLater();
    });
    const ports = this.#system.workerPorts(actor);
    runWorker(ports, { ...this.#settings, worker: name }, SIMULATED_LOOPS).then(
      (worker) => this.#endSomeTime(actor, worker),
      (thrown: unknown) => this.#failedToStart(actor, thrown),
    );
  }

  /** A worker whose queue cannot be reached ends at once, and whoever supervises it starts it again. */
  #failedToStart(actor: Actor, thrown: unknown): void {
    const { journal } = this.#system.world;
    if (thrown instanceof PortFault) actor.crash();
    else journal.violate('no_crash_of_the_program', `${actor.name} starting: ${String(thrown)}`);
  }

  /** Some workers crash at a moment of no significance, some are stopped, some live on. */
  #endSomeTime(actor: Actor, worker: RunningWorker): void {
    const { time, random, statistics, journal } = this.#system.world;
    const end = random.pick(['crash', 'stop', 'neither', 'neither']);
    if (end === 'neither') return;
    time.after(random.between(5_000, 200_000), () => {
      if (this.#system.world.isCalm || !actor.alive) return;
      if (end === 'crash') {
        statistics.faultsInjected.crash_at_a_moment += 1;
        actor.crash();
        return;
      }
      statistics.faultsInjected.graceful_stop += 1;
      journal.note(actor.name, () => 'is told to stop');
      worker.stop(random.between(0, 20_000)).then(
        () => {
          journal.note(actor.name, () => 'has stopped');
          if (actor.alive) this.#startLater();
        },
        (thrown: unknown) => journal.violate('no_crash_of_the_program', `${actor.name} stopping: ${String(thrown)}`),
      );
    });
  }

  #startLater(): void {
    const { time, random } = this.#system.world;
    time.after(random.between(1_000, 30_000), () => this.start());
  }
}
