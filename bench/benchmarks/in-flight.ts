import type { InFlightFound } from '../probes/in-flight.ts';
import { runProbe } from '../probes/run-probe.ts';
import type { Benchmark } from './benchmark.ts';

const IN_FLIGHT = 1_000;
const LATENCY = 2_000;
const WAVES = 6;
const SHARE_OF_IDEAL = 0.95;

/** Whether a slow model is the only thing that requests wait for. */
export const inFlight: Benchmark = {
  name: 'in-flight',
  title: 'In flight: a thousand requests at once with a model that takes two seconds',
  run: async ({ servers, progress }) => {
    const postgres = await servers.postgres();
    const databaseUrl = await postgres.createDatabase();
    const input = { databaseUrl, inFlight: IN_FLIGHT, latency: LATENCY, waves: WAVES };
    const found = await runProbe<InFlightFound>('in-flight', input).finally(() => postgres.dropDatabase(databaseUrl));
    const ideal = IN_FLIGHT / (LATENCY / 1_000);
    progress(`${Math.round(found.requestsPerSecond)} of ${ideal} requests/s`);
    return {
      name: inFlight.name,
      title: inFlight.title,
      method:
        `One process with ${IN_FLIGHT} requests in work; each spends ${LATENCY / 1_000} s in the model, half of it understanding, half of it writing. ` +
        `Counted over ${WAVES} times as many requests, after all slots were filled twice.`,
      columns: ['figure', 'value', 'unit'],
      rows: [
        ['throughput', found.requestsPerSecond, 'requests/s'],
        ['in flight ÷ latency', ideal, 'requests/s'],
        ['event-loop delay p50', found.eventLoopDelay.p50, 'ms'],
        ['event-loop delay p99', found.eventLoopDelay.p99, 'ms'],
        ['event-loop delay max', found.eventLoopDelay.max, 'ms'],
        ['memory a request in flight', found.kilobytesPerRequest, 'kB'],
        ['resident memory at its peak', found.residentMegabytes, 'MB'],
        ['CPU a request', found.cpuSecondsPerRequest * 1_000, 'ms'],
      ],
      verdicts: [
        {
          what: 'share of in flight over latency',
          measured: found.requestsPerSecond / ideal,
          bar: { at: 'least', value: SHARE_OF_IDEAL },
        },
      ],
      charts: [
        {
          title: `Requests a second, ${IN_FLIGHT} in flight`,
          unit: '/s',
          bars: [
            { label: 'measured', value: found.requestsPerSecond, own: true },
            { label: 'in flight ÷ latency', value: ideal, own: false },
          ],
        },
      ],
      notes: [
        'Memory a request is the growth of the resident memory at its peak over the number in flight; it includes heap that is not collected yet.',
      ],
    };
  },
};
