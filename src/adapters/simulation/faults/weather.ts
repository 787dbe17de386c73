import type { SeededRandom } from '../seeded-random.ts';

/** How likely each thing is to go wrong, for one simulated day. */
export interface Weather {
  readonly failedBeforeEffect: number;
  readonly replyLost: number;
  readonly slowCall: number;
  readonly hungCall: number;
  readonly crashBeforeEffect: number;
  readonly crashAfterEffect: number;
  readonly messageDuplicated: number;
  readonly messageDelayed: number;
  readonly modelFailure: number;
  readonly modelHung: number;
  readonly rendererFailure: number;
}

export const CALM: Weather = {
  failedBeforeEffect: 0,
  replyLost: 0,
  slowCall: 0,
  hungCall: 0,
  crashBeforeEffect: 0,
  crashAfterEffect: 0,
  messageDuplicated: 0,
  messageDelayed: 0,
  modelFailure: 0,
  modelHung: 0,
  rendererFailure: 0,
};

/** The most of each, on the stormiest of days. */
const WORST: Weather = {
  failedBeforeEffect: 0.08,
  replyLost: 0.08,
  slowCall: 0.1,
  hungCall: 0.02,
  crashBeforeEffect: 0.006,
  crashAfterEffect: 0.006,
  messageDuplicated: 0.4,
  messageDelayed: 0.2,
  modelFailure: 0.3,
  modelHung: 0.08,
  rendererFailure: 0.3,
};

/** A third of the possible faults is left out on any one day: what always fails hides what fails later. */
export function randomWeather(random: SeededRandom): Weather {
  const rates = Object.entries(WORST).map(([kind, worst]) => [
    kind,
    random.chance(1 / 3) ? 0 : worst * random.fraction(),
  ]);
  return Object.fromEntries(rates) as Weather;
}
