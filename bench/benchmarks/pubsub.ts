import { findPubSubEmulator, startPubSubEmulator } from '../../test/support/pubsub-emulator.ts';
import type { Measurement } from '../participants/measure.ts';
import { median, medianRatio, rotated } from '../report/statistics.ts';
import { type BenchContext, type Benchmark, CannotMeasure } from './benchmark.ts';
import { measureParticipant } from './measure-participant.ts';

const SHARE_OF_BARE = 0.4;
const BARE = 'bare subscriber';
const MEASURED = [
  { name: 'vividly', module: 'vividly-pubsub', what: 'every lesson is written and kept' },
  {
    name: 'vividly-out-of-scope',
    module: 'vividly-pubsub-out-of-scope',
    what: 'no lesson: every question is out of scope',
  },
  { name: BARE, module: 'pubsub-subscriber', what: 'publishes and acknowledges, stores nothing' },
] as const;

/** What is left of a bare subscriber's speed when every durable write is included. */
export const pubSub: Benchmark = {
  name: 'pubsub',
  title: 'Pub/Sub path: requests a second through the emulator',
  run: async (context) => {
    const found = findPubSubEmulator();
    if ('missing' in found) throw new CannotMeasure(found.missing);
    const emulator = await startPubSubEmulator();
    const { requests } = context.options;
    const rates = new Map<string, number[]>(MEASURED.map(({ name }) => [name, []]));
    try {
      for (let round = 0; round < context.options.rounds; round += 1) {
        for (const participant of rotated(MEASURED, round)) {
          const { requestsPerSecond } = await measureOn(participant, context, emulator.host, requests);
          rates.get(participant.name)?.push(requestsPerSecond);
          context.progress(`round ${round + 1}, ${participant.name}: ${Math.round(requestsPerSecond)} requests/s`);
        }
      }
    } finally {
      await emulator.stop();
    }
    const bare = rates.get(BARE) ?? [];
    return {
      name: pubSub.name,
      title: pubSub.title,
      method:
        `${requests} requests, submitted one by one from 16 submitters, published, pulled by a subscriber in the same process. ` +
        `Vividly stores each of its writes durably as well. Medians of ${context.options.rounds} rounds in rotated order.`,
      columns: ['participant', 'requests/s', '× bare subscriber', 'what it does'],
      rows: MEASURED.map(({ name, what }) => {
        const own = rates.get(name) ?? [];
        return [name, median(own), medianRatio(own, bare), what];
      }),
      verdicts: MEASURED.filter(({ name }) => name !== BARE).map(({ name }) => ({
        what: `${name}, share of the bare subscriber’s rate`,
        measured: medianRatio(rates.get(name) ?? [], bare),
        bar: { at: 'least', value: SHARE_OF_BARE },
      })),
      charts: [
        {
          title: 'Requests a second through the Pub/Sub emulator',
          unit: '/s',
          bars: MEASURED.map(({ name }) => ({ label: name, value: median(rates.get(name) ?? []), own: name !== BARE })),
        },
      ],
      notes: ['The emulator is one Java process on this machine and shares its cores; Google’s service does not.'],
    };
  },
};

async function measureOn(
  participant: (typeof MEASURED)[number],
  context: BenchContext,
  pubSubHost: string,
  requests: number,
): Promise<Measurement> {
  const postgres = await context.servers.postgres();
  const databaseUrl = await postgres.createDatabase();
  const setup = { databaseUrl, pubSubHost, requests };
  return measureParticipant(participant, context, setup).finally(() => postgres.dropDatabase(databaseUrl));
}
