import type { Benchmark } from './benchmark.ts';
import { cost } from './cost.ts';
import { growth } from './growth.ts';
import { inFlight } from './in-flight.ts';
import { libraryHit } from './library-hit.ts';
import { overhead } from './overhead.ts';
import { pubSub } from './pubsub.ts';
import { sameQuestion } from './same-question.ts';
import { start } from './start.ts';

/** All benchmarks, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [
  overhead,
  pubSub,
  inFlight,
  sameQuestion,
  libraryHit,
  start,
  growth,
  cost,
];
