import { describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { InMemoryDeadLetterLedger } from '../../src/adapters/in-memory/in-memory-dead-letter-ledger.ts';
import { InMemoryRequestRepository } from '../../src/adapters/in-memory/in-memory-request-repository.ts';
import { readStoredState, type StoredState } from '../../src/adapters/telemetry/stored-state.ts';
import { exposeStoredState } from '../../src/adapters/telemetry/stored-state-metrics.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { newRequest, SAMPLE_OUTCOMES } from '../support/samples.ts';

const STATE: StoredState = {
  requests: {
    queued: 2,
    generating: 1,
    completed: 40,
    awaiting_clarification: 3,
    out_of_scope: 0,
    blocked: 0,
    failed: 1,
    cancelled: 0,
  },
  longestOwed: { queued: 90_500, generating: null },
  waitingForModel: 4,
  deadLettersWaiting: 1,
};

/** The samples of a scrape, without what documents them. */
async function scrape(registry: Registry): Promise<string[]> {
  return (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

function exposed(read: () => Promise<StoredState>, clock = new ManualClock()) {
  const registry = new Registry();
  exposeStoredState(registry, read, { clock, within: 3_000 });
  return { registry, clock };
}

describe('what the database says', () => {
  test('is read at each scrape, once for all gauges', async () => {
    let reads = 0;
    const { registry } = exposed(async () => {
      reads += 1;
      return { ...STATE, waitingForModel: reads };
    });
    const lines = await scrape(registry);
    expect(reads).toBe(1);
    expect(lines).toEqual(
      expect.arrayContaining([
        'vividly_requests{status="queued"} 2',
        'vividly_requests{status="awaiting_clarification"} 3',
        'vividly_requests{status="cancelled"} 0',
        'vividly_oldest_owed_age_seconds{status="queued"} 90.5',
        'vividly_oldest_owed_age_seconds{status="generating"} 0',
        'vividly_waiting_for_model_requests 1',
        'vividly_dead_letters_waiting 1',
        'vividly_stored_state_failures_total 0',
      ]),
    );
    expect(await scrape(registry)).toContain('vividly_waiting_for_model_requests 2');
  });

  test('is left out when it cannot be read, and back when it can; the failure is counted once a scrape', async () => {
    const answers: (StoredState | Error)[] = [STATE, new PortFault('database', 'gone', { retryable: true }), STATE];
    const { registry } = exposed(async () => {
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer;
      return answer;
    });
    const before = await scrape(registry);
    expect(before.length).toBeGreaterThan(10);
    await scrape(registry).then((lines) => {
      expect(lines.filter((line) => !line.startsWith('vividly_stored_state_failures_total'))).toEqual([]);
    });
    const after = await scrape(registry);
    expect(after).toContain('vividly_dead_letters_waiting 1');
    expect(after).toContain('vividly_stored_state_failures_total 1');
  });

  test('keeps no scrape waiting: a database that hangs is asked once, and its late answer is used', async () => {
    let reads = 0;
    let answer = (_state: StoredState): void => undefined;
    const { registry, clock } = exposed(() => {
      reads += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    for (const failures of [1, 2]) {
      const scraping = scrape(registry);
      await clock.advance(2_999);
      let over = false;
      scraping.then(() => {
        over = true;
      });
      await clock.advance(0);
      expect(over).toBe(false);
      await clock.advance(1);
      expect(await scraping).not.toContain('vividly_dead_letters_waiting 1');
      expect(await registry.getSingleMetricAsString('vividly_stored_state_failures_total')).toContain(` ${failures}`);
    }
    expect(reads).toBe(1);
    const scraping = scrape(registry);
    answer(STATE);
    expect(await scraping).toContain('vividly_dead_letters_waiting 1');
  });

  test('comes from repository and ledger', async () => {
    const clock = new ManualClock();
    const repository = new InMemoryRequestRepository(clock);
    const ledger = new InMemoryDeadLetterLedger(clock);
    await repository.submit(newRequest('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0901'));
    const id = '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0902';
    await repository.submit(newRequest(id));
    await repository.apply(id, { type: 'claim', worker: 'one', leaseFor: 60_000 });
    const outcome = { ...SAMPLE_OUTCOMES.clarification_needed, cause: 'model_unavailable' } as const;
    await repository.apply(id, { type: 'record_outcome', fence: 1, outcome, upgradable: false });
    await ledger.file({ id: 'm', body: new Uint8Array(), reason: 'request_failed', detail: '', requestId: null });
    await clock.advance(7_000);
    expect(await readStoredState(repository, ledger)).toMatchObject({
      requests: { queued: 1, awaiting_clarification: 1, generating: 0 },
      longestOwed: { queued: 7_000, generating: null },
      waitingForModel: 1,
      deadLettersWaiting: 1,
    });
  });
});
