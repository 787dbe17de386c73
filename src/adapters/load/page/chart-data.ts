import type { RequestEnd } from '../read-ends.ts';

/** Columns of a chart: positions, then values. */
export type Columns = readonly [readonly number[], readonly number[]];

const BARS = 40;

/** How many requests took how long: starts of the intervals in seconds, and counts. */
export function latencyHistogram(ends: readonly Pick<RequestEnd, 'latency'>[]): Columns {
  const latencies = ends.flatMap(({ latency }) => (latency === null ? [] : [latency]));
  const width = Math.max(1, Math.ceil((Math.max(0, ...latencies) + 1) / BARS));
  const counts = new Array<number>(BARS).fill(0);
  for (const latency of latencies) {
    const bar = Math.floor(latency / width);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return [counts.map((_, bar) => (bar * width) / 1000), counts];
}

/** How many had ended when: seconds since the first end, and how many had ended by then. */
export function completionSeries(ends: readonly Pick<RequestEnd, 'endedAt'>[]): Columns {
  const instants = ends.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt])).sort((one, two) => one - two);
  const first = instants[0] ?? 0;
  return [instants.map((instant) => (instant - first) / 1000), instants.map((_, position) => position + 1)];
}
