import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { migrate, openDatabase } from '../../src/adapters/typeorm/open-database.ts';
import { TypeOrmRequestRepository } from '../../src/adapters/typeorm/typeorm-request-repository.ts';
import type { OutcomeKind } from '../../src/domain/generation-outcome.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { newRequest, SAMPLE_OUTCOMES } from '../support/samples.ts';
import { reportSkipped } from '../support/skip.ts';
import { chaosReport } from './chaos-report.ts';
import { readFindings } from './findings.ts';

const FIGURES = { seed: 1, resubmitted: 0, settledAfterSeconds: 1, durationSeconds: 2 };
const SUITE = 'the verdict of a chaos run';
const found = findPostgres();
if ('missing' in found) reportSkipped(SUITE, found.missing);
else {
  describe(SUITE, () => {
    let server: PostgresServer;
    let url: string;
    let database: DataSource;
    let repository: TypeOrmRequestRepository;

    beforeAll(async () => {
      server = await startPostgres();
      url = await server.createDatabase();
      database = await openDatabase({ address: { url }, poolSize: 4, connectTimeout: 5_000, statementTimeout: 10_000 });
      await migrate(database);
      repository = new TypeOrmRequestRepository(database);
    }, 60_000);
    afterAll(async () => {
      await database.destroy();
      await server.stop();
    });

    async function claimed(id: string, worker: string): Promise<number> {
      const result = await repository.apply(id, { type: 'claim', worker, leaseFor: 60_000 });
      if (result.kind !== 'applied') throw new Error(result.kind);
      return result.request.fence;
    }

    async function ended(kind: OutcomeKind): Promise<string> {
      const id = randomUUID();
      await repository.submit(newRequest(id));
      const fence = await claimed(id, 'host-1-worker');
      const outcome = SAMPLE_OUTCOMES[kind];
      await repository.apply(id, { type: 'record_outcome', fence, outcome, upgradable: false });
      return id;
    }

    async function plantEvent(id: string, sequenceAfterLast: number, body: object): Promise<void> {
      await database.query(
        `INSERT INTO request_events (request_id, sequence, generation, at, body)
         SELECT id, last_event + $2, generation, clock_timestamp(), $3::jsonb FROM requests WHERE id = $1`,
        [id, sequenceAfterLast, JSON.stringify(body)],
      );
    }

    async function verdictOn(accepted: readonly string[]) {
      const findings = await readFindings(url, accepted, []);
      await database.query('TRUNCATE requests CASCADE');
      return chaosReport(findings, { ...FIGURES, accepted: accepted.length });
    }

    test('is pass when every accepted request ended once', async () => {
      const report = await verdictOn([await ended('success'), await ended('clarification_needed')]);
      expect(report).toMatchObject({ verdict: 'pass', ended: { success: 1, clarification_needed: 1 }, lost: 0 });
    });

    test('is fail when nothing was accepted', async () => {
      expect((await verdictOn([])).verdict).toBe('fail');
    });

    test('is fail when an accepted request is not there', async () => {
      expect(await verdictOn([await ended('success'), randomUUID()])).toMatchObject({ verdict: 'fail', lost: 1 });
    });

    test('is fail when an accepted request has not ended: nobody would ever be told', async () => {
      const id = randomUUID();
      await repository.submit(newRequest(id));
      expect(await verdictOn([id])).toMatchObject({ verdict: 'fail', lost: 1, unfinished: 1 });
    });

    test('is fail when a request ended twice in one generation', async () => {
      const id = await ended('success');
      await plantEvent(id, 1, { type: 'outcome', kind: 'cached', status: 'completed' });
      await database.query('UPDATE requests SET last_event = last_event + 1 WHERE id = $1', [id]);
      expect(await verdictOn([id])).toMatchObject({ verdict: 'fail', doubled: 1, gapsInEvents: 0 });
    });

    test('is fail when events are not numbered without gaps', async () => {
      const id = await ended('success');
      await plantEvent(id, 2, { type: 'cancelled' });
      expect(await verdictOn([id])).toMatchObject({ verdict: 'fail', gapsInEvents: 1 });
    });

    test('is fail when a failed request has no dead letter', async () => {
      expect(await verdictOn([await ended('failed')])).toMatchObject({ verdict: 'fail', failedWithoutLetter: 1 });
    });

    test('recovery counts what the killed worker held, until the last of it was claimed again', async () => {
      const [held, other, over] = [randomUUID(), randomUUID(), await ended('success')];
      for (const id of [held, other]) await repository.submit(newRequest(id));
      await claimed(held, 'host-1-dead');
      await claimed(other, 'host-2-alive');
      const at = await repository.now();
      await database.query(`UPDATE requests SET lease_expires_at = clock_timestamp() WHERE id = $1`, [held]);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await claimed(held, 'host-3-next');
      const { recoveries } = await readFindings(url, [over], [{ pid: 1, at }]);
      expect(recoveries).toMatchObject([{ held: 1 }]);
      expect(recoveries[0]?.seconds).toBeGreaterThanOrEqual(0.3);
      expect(recoveries[0]?.seconds).toBeLessThan(5);
    });
  });
}
