import type { Milliseconds } from '../../domain/instant.ts';
import type { Percentiles } from '../../domain/ports/operations-journal.ts';

/** Percentiles of at least one duration, between neighbours by their distance, as PostgreSQL's percentile_cont does. */
export function percentilesOf(durations: readonly Milliseconds[]): Percentiles {
  const sorted = [...durations].sort((one, other) => one - other);
  const at = (share: number): Milliseconds => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    const above = sorted[Math.ceil(place)] ?? below;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
