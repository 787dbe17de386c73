import type { Measurement } from '../participants/measure.ts';
import { PARTICIPANTS, type ParticipantEntry } from '../participants/participants.ts';
import type { Section } from '../report/report.ts';
import { median, medianRatio, rotated } from '../report/statistics.ts';
import { SUBMITTERS } from '../workload/submitters.ts';
import type { BenchContext, Benchmark } from './benchmark.ts';
import { measureParticipant } from './measure-participant.ts';
import { overheadVerdicts } from './overhead-verdicts.ts';

/** What a request costs when the model takes no time, beside the floor and the peers. */
export const overhead: Benchmark = {
  name: 'overhead',
  title: 'Overhead: durable requests a second with an instant model',
  run: async (context) => {
    const { rounds, participants } = context.options;
    const chosen = PARTICIPANTS.filter(({ name }) => participants.length === 0 || participants.includes(name));
    const measured = new Map<ParticipantEntry, Measurement[]>(chosen.map((participant) => [participant, []]));
    const broken: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const participant of rotated(chosen, round)) {
        if (!measured.has(participant)) continue;
        try {
          const one = await measureAnew(participant, context);
          measured.get(participant)?.push(one);
          context.progress(`round ${round + 1}, ${participant.name}: ${Math.round(one.requestsPerSecond)} requests/s`);
        } catch (thrown) {
          measured.delete(participant);
          const reason = thrown instanceof Error ? thrown.message : String(thrown);
          broken.push(`${participant.name} was not measured: ${reason.split('\n')[0]}`);
          context.progress(`${participant.name} could not be measured: ${reason}`);
        }
      }
    }
    return section([...measured], context, broken);
  },
};

async function measureAnew(participant: ParticipantEntry, context: BenchContext): Promise<Measurement> {
  const postgres = await context.servers.postgres();
  const databaseUrl = await postgres.createDatabase();
  return measureParticipant(participant, context, { databaseUrl }).finally(() => postgres.dropDatabase(databaseUrl));
}

function section(
  measured: readonly (readonly [ParticipantEntry, readonly Measurement[]])[],
  { options }: BenchContext,
  broken: readonly string[],
): Section {
  const rates = (runs: readonly Measurement[]): number[] => runs.map(({ requestsPerSecond }) => requestsPerSecond);
  const floor = rates(measured.find(([{ role }]) => role === 'floor')?.[1] ?? []);
  const peers = measured
    .filter(([{ role }]) => role === 'peer')
    .map(([entry, runs]) => ({ entry, rates: rates(runs) }));
  const fastest = peers.toSorted((one, other) => median(other.rates) - median(one.rates))[0];
  return {
    name: overhead.name,
    title: overhead.title,
    method:
      `${options.requests} requests, submitted one by one from ${SUBMITTERS} submitters, each stored durably, worked on in one process ` +
      `and answered with the same outcome document, from the first submission to the last committed outcome. Medians of ` +
      `${options.rounds} rounds in rotated order; ratios are medians of the ratios of each round.`,
    columns: [
      'participant',
      'requests/s',
      '× floor',
      '× fastest peer',
      'CPU ms/request',
      'server CPU ms/request',
      'peak MB',
      'Node',
      'mode',
    ],
    rows: measured.map(([entry, runs]) => [
      entry.name,
      median(rates(runs)),
      medianRatio(rates(runs), floor),
      medianRatio(rates(runs), fastest?.rates ?? []),
      (median(runs.map(({ cpuSeconds }) => cpuSeconds)) / options.requests) * 1_000,
      (median(runs.map(({ serverCpuSeconds }) => serverCpuSeconds ?? Number.NaN)) / options.requests) * 1_000,
      median(runs.map(({ peakMegabytes }) => peakMegabytes)),
      runs[0]?.node ?? null,
      entry.mode,
    ]),
    verdicts: overheadVerdicts(measured.map(([entry, runs]) => ({ entry, rates: rates(runs) }))),
    charts: [
      {
        title: 'Durable requests a second',
        unit: '/s',
        bars: measured.map(([{ name, role }, runs]) => ({
          label: name,
          value: median(rates(runs)),
          own: role === 'vividly',
        })),
      },
    ],
    notes: broken,
  };
}
