import type { z } from 'zod';
import type { OutcomeKind } from '../../../domain/generation-outcome.ts';
import type { JournalRange, OutcomeCounts, Percentiles } from '../../../domain/ports/operations-journal.ts';
import {
  latencyStatisticsSchema,
  modelStatisticsSchema,
  type OutcomeStatistics,
  outcomeStatisticsSchema,
} from '../../wire/statistics-schemas.ts';
import type { Range } from '../../wire/time-ranges.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { SharedReading } from './shared-reading.ts';
import { bucketOf, freshFor, rangeQuerySchema, rangeUntil, rangeView } from './time-range.ts';

type Dependencies = Pick<HttpDependencies, 'ports'>;

/** Beyond so many events a sample of the requests is measured: enough that percentiles do not jump, few enough to sort. */
const MOST_EVENTS_MEASURED = 200_000;

/** An operator sees what students were answered. */
export function outcomeStatisticsRoute({ ports }: Dependencies): GuardedRoute {
  return statisticsRoute(ports, {
    path: '/v1/ops/outcomes',
    name: 'readOutcomeStatistics',
    summary: 'Outcomes over time and their shares',
    schema: outcomeStatisticsSchema,
    read: async (range, times) => {
      const bucket = bucketOf(range);
      const { counts, unrecognised } = await ports.journal.outcomes(times, bucket);
      return {
        bucketSeconds: bucket / 1_000,
        ...sharesOf(counts),
        counts: counts.map((count) => ({ ...count, at: new Date(count.at).toISOString() })),
        unrecognised: [...unrecognised],
      };
    },
  });
}

/** An operator sees how long things take. */
export function latencyStatisticsRoute({ ports }: Dependencies): GuardedRoute {
  return statisticsRoute(ports, {
    path: '/v1/ops/latency',
    name: 'readLatencyStatistics',
    summary: 'How long answers and their stages take',
    schema: latencyStatisticsSchema,
    read: async (_, times) => {
      const { share, answer, stages } = await ports.journal.latency(times, MOST_EVENTS_MEASURED);
      return {
        share,
        answer: answer === null ? null : inSeconds(answer),
        stages: stages.map(({ stage, ...measured }) => ({ stage, ...inSeconds(measured) })),
      };
    },
  });
}

/** An operator sees what models cost. */
export function modelStatisticsRoute({ ports }: Dependencies): GuardedRoute {
  return statisticsRoute(ports, {
    path: '/v1/ops/models',
    name: 'readModelStatistics',
    summary: 'Calls, tokens and cost of lessons, by model',
    schema: modelStatisticsSchema,
    read: async (_, times) => ({ models: [...(await ports.journal.modelUse(times))] }),
  });
}

interface Statistic<Schema extends z.ZodType> {
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly schema: Schema;
  readonly read: (range: Range, times: JournalRange) => Promise<Omit<z.infer<Schema>, 'range' | 'from' | 'to'>>;
}

function statisticsRoute<Schema extends z.ZodType>(
  { clock, repository }: HttpDependencies['ports'],
  { schema, read, ...description }: Statistic<Schema>,
): GuardedRoute {
  const readings = new SharedReading(
    clock,
    async (range: Range) => {
      const times = rangeUntil(range, await repository.now());
      return { ...rangeView(range, times), ...(await read(range, times)) };
    },
    freshFor,
  );
  return guardedRoute({
    ...description,
    method: 'get',
    access: ['operator'],
    query: rangeQuerySchema,
    answers: { 200: { description: 'The statistic, read from what is stored.', schema } },
    handle: async ({ context, query: { range } }) => context.json(await readings.get(range)),
  });
}

function sharesOf(
  counts: OutcomeCounts['counts'],
): Pick<OutcomeStatistics, 'answers' | 'clarificationRate' | 'outOfScopeRate' | 'totals'> {
  const totals = new Map<string, OutcomeStatistics['totals'][number]>();
  for (const { outcome, why, count } of counts) {
    const key = `${outcome} ${why}`;
    totals.set(key, { outcome, why, count: count + (totals.get(key)?.count ?? 0) });
  }
  const answers = counts.reduce((sum, { count }) => sum + count, 0);
  const rateOf = (kind: OutcomeKind): number | null => {
    const own = counts.reduce((sum, { outcome, count }) => sum + (outcome === kind ? count : 0), 0);
    return answers === 0 ? null : own / answers;
  };
  return {
    answers,
    clarificationRate: rateOf('clarification_needed'),
    outOfScopeRate: rateOf('out_of_scope'),
    totals: [...totals.values()].sort((one, other) => other.count - one.count),
  };
}

function inSeconds({ count, p50, p95, p99 }: Percentiles): Percentiles {
  return { count, p50: p50 / 1_000, p95: p95 / 1_000, p99: p99 / 1_000 };
}
