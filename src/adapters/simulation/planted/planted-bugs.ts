import { LIFE_CYCLE_BUGS } from './life-cycle-bugs.ts';
import type { PlantedBug } from './planted-bug.ts';
import { QUEUE_BUGS } from './queue-bugs.ts';
import { STORAGE_BUGS } from './storage-bugs.ts';
import { WORKER_BUGS } from './worker-bugs.ts';

/** Every deliberate breakage: the simulation is worth no more than what it notices of these. */
export const PLANTED_BUGS: readonly PlantedBug[] = [...LIFE_CYCLE_BUGS, ...STORAGE_BUGS, ...QUEUE_BUGS, ...WORKER_BUGS];
