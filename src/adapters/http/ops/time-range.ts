import { z } from 'zod';
import type { Instant, Milliseconds } from '../../../domain/instant.ts';
import type { JournalRange } from '../../../domain/ports/operations-journal.ts';
import { RANGES, type Range } from '../../wire/time-ranges.ts';

const MINUTE: Milliseconds = 60_000;
const HOUR: Milliseconds = 60 * MINUTE;

/** How long each range is, the buckets that make about fifty columns of it, and for how long its statistic is fresh. */
const LENGTHS: Readonly<Record<Range, Readonly<Record<'length' | 'bucket' | 'freshFor', Milliseconds>>>> = {
  hour: { length: HOUR, bucket: MINUTE, freshFor: 2_000 },
  day: { length: 24 * HOUR, bucket: 30 * MINUTE, freshFor: 15_000 },
  week: { length: 7 * 24 * HOUR, bucket: 3 * HOUR, freshFor: 60_000 },
};

/** Ranges end now and have a name: nobody can ask for a year, and all desks that look at the same one share the answer. */
export const rangeQuerySchema = z.object({
  range: z
    .enum(RANGES, `The range must be one of ${RANGES.join(', ')}.`)
    .default('hour')
    .meta({ description: 'How far back to look from now.' }),
});

export function bucketOf(range: Range): Milliseconds {
  return LENGTHS[range].bucket;
}

export function freshFor(range: Range): Milliseconds {
  return LENGTHS[range].freshFor;
}

/** The range that ends with this millisecond; it begins where a bucket does, so that the first column is whole. */
export function rangeUntil(range: Range, now: Instant): JournalRange {
  const { length, bucket } = LENGTHS[range];
  return { from: Math.floor((now - length) / bucket) * bucket, to: now + 1 };
}

/** A range as answers say it. */
export function rangeView(range: Range, { from, to }: JournalRange) {
  return { range, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
