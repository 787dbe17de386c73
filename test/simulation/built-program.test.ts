import { beforeAll, describe, expect, test } from '@jest/globals';
import { PLANTED_BUGS } from '../../src/adapters/simulation/planted/planted-bugs.ts';
import type { SimulationReport } from '../../src/adapters/simulation/simulation-report.ts';
import { FAULT_KINDS } from '../../src/adapters/simulation/statistics.ts';
import { runVividly } from '../support/vividly-process.ts';

const SEEDS = 200;

/** The days run in the built program: outside the contexts of the test runner they take a twentieth of the time. */
describe('vividly simulate, as built', () => {
  let report: SimulationReport;
  beforeAll(async () => {
    const { code, out, err } = await runVividly(
      ['simulate', '--seeds', String(SEEDS), '--requests', '20', '--json'],
      {},
    );
    // The report of a failing day is its trace: it must be seen.
    if (code !== 0) throw new Error(`vividly simulate ended with ${code}: ${err}${out}`);
    report = JSON.parse(out);
  }, 300_000);

  test('hundreds of stormy days violate nothing, and every kind of fault and outcome occurs', () => {
    expect(report).toMatchObject({ seeds: SEEDS, requests: 20, violations: [], verdict: 'pass' });
    expect(FAULT_KINDS.filter((kind) => report.faultsInjected[kind] === 0)).toEqual([]);
    expect(Object.entries(report.outcomes).filter(([, count]) => count === 0)).toEqual([]);
    expect(Math.min(report.crashes, report.takeovers, report.cancelled, report.upgrades)).toBeGreaterThan(0);
    process.stderr.write(`simulation: ${report.seeds} seeds, ${report.seedsPerSecond.toFixed(1)} a second\n`);
  });

  test.each(PLANTED_BUGS.map((bug) => [bug.name, bug] as const))(
    '%s is caught by the invariant that must notice it',
    (name, bug) => {
      const result = report.plantedBugs.find((planted) => planted.name === name);

      expect(result).toMatchObject({ caught: true, seed: expect.any(Number) });
      expect(bug.caughtBy).toContain(result?.invariant);
    },
  );
});
