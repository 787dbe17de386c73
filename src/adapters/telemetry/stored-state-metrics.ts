import { Counter, Gauge, type Registry } from 'prom-client';
import type { Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { ScrapedReading } from './scraped-reading.ts';
import type { StoredState } from './stored-state.ts';

/** Well below the ten seconds after which Prometheus gives a scrape up. */
export const STORED_STATE_WITHIN: Milliseconds = 3_000;

/**
 * Exposes what the database says, read at each scrape. Where it cannot be read in time the gauges are left out, for an old
 * number would be taken for a new one, and the failure is counted.
 */
export function exposeStoredState(
  registry: Registry,
  read: () => Promise<StoredState>,
  { clock, within = STORED_STATE_WITHIN }: { clock: Pick<Clock, 'sleep'>; within?: Milliseconds },
): void {
  const registers = [registry];
  const failures = new Counter({
    name: 'vividly_stored_state_failures_total',
    help: 'Scrapes for which the database could not be read in time.',
    registers,
  });
  const reading = new ScrapedReading(read, { clock, within, onFailure: () => failures.inc() });

  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    valuesOf: (state: StoredState) => readonly (readonly [Partial<Record<Label, string>>, number])[],
  ): void => {
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        const state = await reading.take();
        this.reset();
        // A gauge without labels is 0 after a reset, which would be a lie.
        if (labelNames.length === 0) this.remove();
        if (state === null) return;
        for (const [labels, value] of valuesOf(state)) this.set(labels, value);
      },
    });
  };

  gauge('vividly_requests', 'Requests in the database, by status.', ['status'], ({ requests }) =>
    Object.entries(requests).map(([status, count]) => [{ status }, count]),
  );
  gauge(
    'vividly_oldest_owed_age_seconds',
    'For how long the queued request that is due first has been due, and the longest generation has been going on; 0 where there is none.',
    ['status'],
    ({ longestOwed }) => Object.entries(longestOwed).map(([status, age]) => [{ status }, (age ?? 0) / 1000]),
  );
  gauge(
    'vividly_waiting_for_model_requests',
    'Requests that a returning model can help: waiting for it, or answered with a basic lesson.',
    [],
    ({ waitingForModel }) => [[{}, waitingForModel]],
  );
  gauge(
    'vividly_dead_letters_waiting',
    'Dead letters that nobody replayed or discarded yet.',
    [],
    ({ deadLettersWaiting }) => [[{}, deadLettersWaiting]],
  );
}
