import { describe, expect, test } from '@jest/globals';
import { InMemoryWorkerReports } from '../../src/adapters/in-memory/in-memory-worker-reports.ts';
import { FanOutTelemetry } from '../../src/adapters/telemetry/fan-out-telemetry.ts';
import { WorkTally } from '../../src/adapters/telemetry/work-tally.ts';
import { FORGOTTEN_AFTER, GONE_AFTER, REPORT_EVERY, reportWorker } from '../../src/application/report-worker.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import type { TelemetryEvent } from '../../src/domain/ports/telemetry.ts';
import { workerReport } from '../http/support/worker-report.ts';
import { ManualClock } from '../support/manual-clock.ts';

function subject() {
  const clock = new ManualClock();
  const emitted: TelemetryEvent[] = [];
  const workerReports = new InMemoryWorkerReports(clock);
  const telemetry = new FanOutTelemetry([{ take: (event) => emitted.push(event) }]);
  return { clock, emitted, workerReports, ports: { clock, telemetry, workerReports } };
}

describe('a worker that reports itself', () => {
  test('is seen at once, and then as it is, until it leaves', async () => {
    const { clock, workerReports, ports } = subject();
    let inWork = 1;
    const reports = reportWorker(ports, () => workerReport('one', { inWork }));
    await clock.advance(0);
    expect(await workerReports.list()).toMatchObject([{ worker: 'one', inWork: 1, silentFor: 0 }]);
    inWork = 3;
    await clock.advance(REPORT_EVERY);
    expect(await workerReports.list()).toMatchObject([{ inWork: 3, silentFor: 0 }]);
    await reports.stop();
    expect(await workerReports.list()).toEqual([]);
    await clock.advance(10 * REPORT_EVERY);
    expect(await workerReports.list()).toEqual([]);
  });

  test('is not taken for gone because one report did not come, and says so in the log', async () => {
    const { clock, emitted, workerReports, ports } = subject();
    const reports = reportWorker(ports, () => workerReport('one'));
    await clock.advance(0);
    const { report } = workerReports;
    workerReports.report = async () => {
      throw new PortFault('database', 'unavailable (57P01)', { retryable: true });
    };
    await clock.advance(REPORT_EVERY);
    expect(emitted).toEqual([{ type: 'loop_failed', loop: 'report', detail: 'unavailable (57P01)' }]);
    workerReports.report = report;
    await clock.advance(REPORT_EVERY);
    expect(2 * REPORT_EVERY).toBeLessThan(GONE_AFTER);
    expect(await workerReports.list()).toMatchObject([{ silentFor: 0 }]);
    await reports.stop();
  });

  test('forgets those that went without a word, in time', async () => {
    const { clock, workerReports, ports } = subject();
    await workerReports.report(workerReport('crashed'));
    await clock.advance(1);
    const reports = reportWorker(ports, () => workerReport('one'));
    await clock.advance(FORGOTTEN_AFTER / 2);
    const names = async () => (await workerReports.list()).map(({ worker }) => worker);
    expect(await names()).toEqual(['crashed', 'one']);
    await clock.advance(FORGOTTEN_AFTER / 2 + REPORT_EVERY);
    expect(await names()).toEqual(['one']);
    await reports.stop();
  });
});

test('the tally counts unknown words by where they came from, and calls with those that brought no reply', () => {
  const tally = new WorkTally();
  const called = { type: 'model_called', model: 'gemini', task: 'write_script', took: 1, usage: null } as const;
  tally.take({ ...called, result: 'reply' });
  tally.take({ ...called, result: 'timeout' });
  for (const raw of ['FLUX', 'pending']) tally.take({ type: 'unexpected_status', where: 'language model', raw });
  tally.take({ type: 'lease_lost', requestId: '1' });
  expect(tally.counts()).toEqual({
    unexpectedStatuses: [{ where: 'language model', count: 2 }],
    modelCalls: [{ model: 'gemini', calls: 2, failed: 1 }],
  });
});
