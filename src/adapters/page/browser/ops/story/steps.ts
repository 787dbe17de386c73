import type { RequestStoryView } from '../../../../wire/ops-schemas.ts';

type StoredEvent = RequestStoryView['events'][number];

/** An event with the time until the next one, as its generation's bar shows it. */
export interface Step {
  readonly event: StoredEvent;
  /** Seconds since the generation began. */
  readonly offset: number;
  /** Seconds until the next event of the generation; null after the last. */
  readonly lasts: number | null;
  /** Where its bar begins and how long it is, in percent of the generation. */
  readonly left: number;
  readonly width: number;
}

export interface Generation {
  readonly generation: number;
  readonly seconds: number;
  readonly steps: readonly Step[];
}

/** Each generation on a scale of its own: between two of them a student may have thought for a day. */
export function generationsOf(events: readonly StoredEvent[]): readonly Generation[] {
  const numbers = [...new Set(events.map(({ generation }) => generation))];
  return numbers.map((generation) => {
    const own = events.filter((event) => event.generation === generation);
    const times = own.map(({ at }) => Date.parse(at));
    const begins = Math.min(...times);
    const length = Math.max(1, Math.max(...times) - begins);
    const steps = own.map((event, index) => {
      const at = times[index] ?? begins;
      const next = times[index + 1];
      return {
        event,
        offset: (at - begins) / 1_000,
        lasts: next === undefined ? null : Math.max(0, next - at) / 1_000,
        left: ((at - begins) / length) * 100,
        width: next === undefined ? 0 : (Math.max(0, next - at) / length) * 100,
      };
    });
    return { generation, seconds: (Math.max(...times) - begins) / 1_000, steps };
  });
}
