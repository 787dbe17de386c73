import type { FinishedRequestsFound } from '../probes/finished-requests.ts';
import type { LibraryHitFound } from '../probes/library-hit.ts';
import { runProbe } from '../probes/run-probe.ts';
import { median, medianRatio, percentile, rotated } from '../report/statistics.ts';
import { type BenchContext, type Benchmark, CannotMeasure } from './benchmark.ts';
import { measureParticipant, WARM_UP } from './measure-participant.ts';

const WITHIN = 0.1;
const LATENCY_REQUESTS = 500;
/** Far from the numbers that the throughput rounds use. */
const LATENCY_NUMBERS = 2_000_000;

interface Size {
  readonly label: string;
  readonly databaseUrl: string;
  readonly held: FinishedRequestsFound;
  readonly rates: number[];
  readonly latencies: number[];
}

/** Whether what is finished costs those who come later. */
export const growth: Benchmark = {
  name: 'growth',
  title: 'Growth: the same with finished requests in the tables',
  run: async (context) => {
    const { finished, rounds, requests } = context.options;
    if (finished === 0) throw new CannotMeasure('how many finished requests? for example --finished 1000000');
    const sizes = [await prepared(context, 'empty', 0), await prepared(context, 'grown', finished)] as const;
    for (let round = 0; round < rounds; round += 1) {
      for (const size of rotated(sizes, round)) await measureRound(context, size, round);
    }
    const postgres = await context.servers.postgres();
    for (const { databaseUrl } of sizes) await postgres.dropDatabase(databaseUrl);
    const [empty, grown] = sizes;
    const latencyRatio = percentile(grown.latencies, 0.5) / percentile(empty.latencies, 0.5);
    return {
      name: growth.name,
      title: growth.title,
      method:
        `The overhead benchmark's Vividly (every lesson written, ${requests} requests) and the library hit (${LATENCY_REQUESTS} one after another), ` +
        `in tables with and without ${finished.toLocaleString('en')} finished requests and their events. Medians of ${rounds} rounds in rotated order.`,
      columns: ['tables', 'requests before', 'events before', 'MB', 'requests/s', 'hit p50 ms', 'hit p99 ms'],
      rows: sizes.map(({ label, held, rates, latencies }) => [
        label,
        held.requests,
        held.events,
        held.megabytes,
        median(rates),
        percentile(latencies, 0.5),
        percentile(latencies, 0.99),
      ]),
      verdicts: [
        {
          what: 'throughput, grown over empty',
          measured: medianRatio(grown.rates, empty.rates),
          bar: { at: 'least', value: 1 - WITHIN },
        },
        { what: 'latency p50, grown over empty', measured: latencyRatio, bar: { at: 'most', value: 1 + WITHIN } },
      ],
      charts: [
        {
          title: 'Durable requests a second',
          unit: '/s',
          bars: sizes.map(({ label, rates }) => ({ label, value: median(rates), own: true })),
        },
      ],
      notes: [],
    };
  },
};

async function prepared(context: BenchContext, label: string, finished: number): Promise<Size> {
  const databaseUrl = await (await context.servers.postgres()).createDatabase();
  context.progress(`${label}: storing ${finished.toLocaleString('en')} finished requests`);
  const held = await runProbe<FinishedRequestsFound>('finished-requests', { databaseUrl, finished });
  return { label, databaseUrl, held, rates: [], latencies: [] };
}

async function measureRound(context: BenchContext, size: Size, round: number): Promise<void> {
  const { databaseUrl, label, rates, latencies } = size;
  const firstNumber = round * (WARM_UP + context.options.requests);
  const { requestsPerSecond } = await measureParticipant({ name: label, module: 'vividly' }, context, {
    databaseUrl,
    firstNumber,
  });
  const found = await runProbe<LibraryHitFound>('library-hit', {
    databaseUrl,
    requests: LATENCY_REQUESTS,
    firstNumber: LATENCY_NUMBERS,
  });
  rates.push(requestsPerSecond);
  latencies.push(...found.untilOutcome);
  context.progress(`round ${round + 1}, ${label}: ${Math.round(requestsPerSecond)} requests/s`);
}
