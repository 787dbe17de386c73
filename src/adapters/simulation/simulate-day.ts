import { Actor } from './actor.ts';
import { operate } from './people/operator.ts';
import { publishJunk } from './people/stranger.ts';
import { Student } from './people/student.ts';
import type { Sabotage } from './planted/sabotage.ts';
import { CALM_LASTS, STORM_LASTS, simulatedSettings } from './simulated-settings.ts';
import { SimulatedSystem } from './simulated-system.ts';
import type { Statistics } from './statistics.ts';
import { START } from './time/virtual-time.ts';
import { withVirtualDate } from './time/with-virtual-date.ts';
import { checkTheEnd, isAtRest } from './watch/final-checks.ts';
import type { Violation } from './watch/journal.ts';
import { WorkerSlot } from './workers/worker-slot.ts';
import { World } from './world.ts';

export interface DayOptions {
  readonly seed: number;
  readonly requests: number;
  readonly sabotage: Sabotage;
  /** Whether to keep a trace; the day is the same either way. */
  readonly traced: boolean;
}

/** What one simulated day came to. */
export interface Day {
  readonly violation: Violation | null;
  readonly statistics: Statistics;
  /** Empty when the day was not traced. */
  readonly trace: readonly string[];
}

/** Runs one day from its seed: a storm, then calm until everything rests, then the reckoning. */
export async function simulateDay({ seed, requests, sabotage, traced }: DayOptions): Promise<Day> {
  const world = new World(seed, { traced });
  const { time, journal, statistics } = world;
  await withVirtualDate(
    () => time.now(),
    async () => {
      const system = new SimulatedSystem(world, sabotage);
      const ports = system.apiPorts(new Actor('api', 'api', 0));
      const students = Array.from({ length: requests }, (_, index) => new Student(index + 1, { world, ports }));
      const junk = publishJunk(world, system.broker);
      const settings = simulatedSettings(world);
      const workers = system.broker !== null ? world.random.between(2, 3) : 1;
      for (let slot = 1; slot <= workers; slot += 1) {
        new WorkerSlot(system, settings, `worker-${slot}`).start();
      }
      const fatal = (thrown: unknown): void => journal.violate('no_crash_of_the_program', String(thrown));
      for (const student of students) student.live().catch(fatal);
      operate(world, ports).catch(fatal);

      const broken = (): boolean => journal.violation !== null;
      await time.run(START + STORM_LASTS, broken);
      if (broken()) return;
      world.calmDown();
      await time.run(START + STORM_LASTS + CALM_LASTS, () => broken() || isAtRest(system, students));
      if (!broken()) await checkTheEnd(system, students, junk);
    },
  );
  statistics.counts.steps = time.steps;
  statistics.counts.virtualSeconds = (time.now() - START) / 1000;
  return { violation: journal.violation, statistics, trace: journal.lines };
}
