import { CALM, randomWeather, type Weather } from './faults/weather.ts';
import { SeededRandom } from './seeded-random.ts';
import { emptyStatistics, type Statistics } from './statistics.ts';
import { VirtualTime } from './time/virtual-time.ts';
import { Journal } from './watch/journal.ts';

/** What everything in one simulated day shares: its time, its chances, its weather and its records. */
export class World {
  readonly time = new VirtualTime();
  readonly random: SeededRandom;
  readonly journal: Journal;
  readonly statistics: Statistics = emptyStatistics();
  #weather: Weather;

  constructor(seed: number, options: { traced: boolean }) {
    this.random = new SeededRandom(seed);
    this.journal = new Journal(() => this.time.now(), options);
    this.#weather = randomWeather(this.random);
  }

  get weather(): Weather {
    return this.#weather;
  }

  get isCalm(): boolean {
    return this.#weather === CALM;
  }

  /** From here on nothing goes wrong any more. */
  calmDown(): void {
    this.#weather = CALM;
    this.journal.note('weather', () => 'calm from here on: faults off, model up');
  }
}
