import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { WorkerReport, WorkerReports } from '../../src/domain/ports/worker-reports.ts';
import { opened } from '../support/contract-suite.ts';

/** One scenario a promise of the WorkerReports port. */
export function workerReportsContract(
  name: string,
  open: () => Promise<{ readonly workerReports: WorkerReports; close(): Promise<void> }>,
): void {
  describe(`WorkerReports: ${name}`, () => {
    const under = opened(open);
    const reports = (): WorkerReports => under().workerReports;
    const aReport = (): WorkerReport => ({
      worker: randomUUID(),
      startedAt: 1_700_000_000_000,
      version: '1.2.3',
      inWork: 2,
      circuits: [{ model: 'gemini', state: 'half_open' }],
      unexpectedStatuses: [{ where: 'language model', count: 1 }],
      modelCalls: [{ model: 'gemini', calls: 3, failed: 1 }],
    });
    const own = async ({ worker }: WorkerReport) => (await reports().list()).filter((seen) => seen.worker === worker);

    test('1, 2: the last report of a worker is kept, with the store’s time', async () => {
      const first = aReport();
      await reports().report(first);
      const last = { ...first, inWork: 5, circuits: [], unexpectedStatuses: [] };
      await reports().report(last);
      const [seen, ...others] = await own(first);
      expect(others).toEqual([]);
      expect(seen).toEqual({ ...last, seenAt: expect.any(Number), silentFor: expect.any(Number) });
      expect(seen?.silentFor).toBeGreaterThanOrEqual(0);
      expect(seen?.silentFor).toBeLessThan(60_000);
      await reports().report(aReport());
      const names = (await reports().list()).map(({ worker }) => worker);
      expect(names).toEqual([...names].sort());
    });

    test('3: who leaves is not listed', async () => {
      const report = aReport();
      await reports().report(report);
      await reports().leave(report.worker);
      await reports().leave(report.worker);
      expect(await own(report)).toEqual([]);
    });

    test('4: who is silent for longer is forgotten, who is not stays', async () => {
      const report = aReport();
      await reports().report(report);
      await reports().forget(60_000);
      expect(await own(report)).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await reports().forget(5);
      expect(await own(report)).toEqual([]);
    });

    test('5: what was given can change without changing what is kept', async () => {
      const report = { ...aReport(), circuits: [{ model: 'gemini', state: 'open' as 'open' | 'closed' }] };
      await reports().report(report);
      for (const circuit of report.circuits) circuit.state = 'closed';
      expect((await own(report))[0]?.circuits).toEqual([{ model: 'gemini', state: 'open' }]);
    });
  });
}
