import type { ParticipantEntry } from '../participants/participants.ts';
import type { Verdict } from '../report/report.ts';
import { median, medianRatio } from '../report/statistics.ts';

const TIMES_FLOOR = 2;
const TIMES_FASTEST_PEER = 3;

export interface RatesOf {
  readonly entry: Pick<ParticipantEntry, 'name' | 'role' | 'redis'>;
  /** Requests a second, one figure a round. */
  readonly rates: readonly number[];
}

/** Compares each Vividly participant with the floor and with the fastest peer that was measured beside it. */
export function overheadVerdicts(measured: readonly RatesOf[]): readonly Verdict[] {
  const floor = measured.find(({ entry }) => entry.role === 'floor');
  const peers = measured.filter(({ entry }) => entry.role === 'peer');
  const fastest = peers.toSorted((one, other) => median(other.rates) - median(one.rates))[0];
  return measured
    .filter(({ entry }) => entry.role === 'vividly')
    .flatMap(({ entry, rates }) => [
      ...(floor === undefined
        ? []
        : [verdict(`${entry.name}, times the floor`, medianRatio(rates, floor.rates), TIMES_FLOOR)]),
      ...(fastest === undefined
        ? []
        : [
            verdict(
              `${entry.name}, times the fastest peer (${fastest.entry.name})`,
              medianRatio(rates, fastest.rates),
              TIMES_FASTEST_PEER,
            ),
          ]),
    ]);
}

function verdict(what: string, measured: number, least: number): Verdict {
  return { what, measured, bar: { at: 'least', value: least } };
}
