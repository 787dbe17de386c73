import { monitorEventLoopDelay } from 'node:perf_hooks';
import { runVividly } from '../participants/running-vividly.ts';
import { vividlyConfig } from '../participants/vividly-settings.ts';
import { AllDone } from '../workload/all-done.ts';
import { BenchModel } from '../workload/bench-model.ts';
import { questionOf } from '../workload/questions.ts';
import { submitOneByOne } from '../workload/submitters.ts';

export interface InFlightInput {
  readonly databaseUrl: string;
  readonly inFlight: number;
  /** Milliseconds that a request spends in the model: half of it understanding, half of it writing. */
  readonly latency: number;
  /** Times that all slots are filled while it is measured, after they were filled twice. */
  readonly waves: number;
}

export interface InFlightFound {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly eventLoopDelay: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Of the heap and everything else that came with the requests in flight, over their number. */
  readonly kilobytesPerRequest: number;
  readonly residentMegabytes: number;
  readonly cpuSecondsPerRequest: number;
}

const FILLED_BEFORE = 2;
const SAMPLE_EVERY = 250;

/** A slow model and many requests at once, in this process. */
export async function probe({ databaseUrl, inFlight, latency, waves }: InFlightInput): Promise<InFlightFound> {
  const config = await vividlyConfig({
    DATABASE_URL: databaseUrl,
    VIVIDLY_CONCURRENCY: String(inFlight),
    VIVIDLY_MODEL_CONCURRENCY: String(inFlight),
  });
  const allDone = new AllDone();
  const ended: number[] = [];
  const vividly = await runVividly(
    config,
    (catalogue) =>
      new BenchModel(catalogue, {
        understands: 'topic',
        understandingTakes: latency / 2,
        writingTakes: latency / 2,
      }),
    ({ type }) => {
      if (type !== 'outcome_recorded') return;
      ended.push(performance.now());
      allDone.done();
    },
  );
  const residentBefore = process.memoryUsage.rss();
  const resident: number[] = [];
  const sampling = setInterval(() => resident.push(process.memoryUsage.rss()), SAMPLE_EVERY);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const requests = inFlight * (FILLED_BEFORE + waves + 1);
  const done = allDone.expect(requests);
  const cpuBefore = process.cpuUsage();
  delay.enable();
  await submitOneByOne(requests, (number) =>
    vividly.submit(questionOf(number, vividly.catalogue), `student-${number}`),
  );
  await done;
  delay.disable();
  clearInterval(sampling);
  const { user, system } = process.cpuUsage(cpuBefore);
  const from = ended[FILLED_BEFORE * inFlight - 1] ?? Number.NaN;
  const to = ended[(FILLED_BEFORE + waves) * inFlight - 1] ?? Number.NaN;
  await vividly.close();
  const peak = Math.max(...resident);
  return {
    requestsPerSecond: (waves * inFlight) / ((to - from) / 1_000),
    eventLoopDelay: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
    kilobytesPerRequest: (peak - residentBefore) / 1_024 / inFlight,
    residentMegabytes: peak / 2 ** 20,
    cpuSecondsPerRequest: (user + system) / 1e6 / requests,
  };
}
