import { describe, expect, test } from '@jest/globals';
import { NO_SABOTAGE } from '../../src/adapters/simulation/planted/sabotage.ts';
import { renderReport } from '../../src/adapters/simulation/render-report.ts';
import { runSimulation } from '../../src/adapters/simulation/run-simulation.ts';
import { simulateDay } from '../../src/adapters/simulation/simulate-day.ts';

const DAY = { requests: 20, sabotage: NO_SABOTAGE };

describe('simulated days', () => {
  test('the same seed gives the same day, line by line; another seed another', async () => {
    const first = await simulateDay({ ...DAY, seed: 7, traced: true });
    const again = await simulateDay({ ...DAY, seed: 7, traced: true });
    const other = await simulateDay({ ...DAY, seed: 8, traced: true });

    expect(again).toEqual(first);
    expect(first.trace.length).toBeGreaterThan(100);
    expect(other.trace).not.toEqual(first.trace);
  });

  test('a day is the same whether it is traced or not', async () => {
    const traced = await simulateDay({ ...DAY, seed: 9, traced: true });
    const silent = await simulateDay({ ...DAY, seed: 9, traced: false });

    expect(silent).toEqual({ ...traced, trace: [] });
  });

  test('a day leaves the real clock as it was', async () => {
    const before = Date.now();
    await simulateDay({ ...DAY, seed: 10, traced: false });

    expect(Date.now() - before).toBeLessThan(60_000);
    expect(Date.now()).toBeGreaterThanOrEqual(before);
  });

  test('a signal ends a simulation after the day in progress', async () => {
    const stopping = new AbortController();
    const report = await runSimulation(
      { seeds: 100, requests: 5, firstSeed: 1, timeLimit: null, plantBugs: true, signal: stopping.signal },
      ({ done }) => {
        if (done === 2) stopping.abort();
      },
    );

    expect(report).toMatchObject({ seeds: 2, plantedBugs: [], verdict: 'fail' });
  });

  test('a time limit ends a simulation early, with the days that were run', async () => {
    const report = await runSimulation(
      { seeds: 1_000_000, requests: 5, firstSeed: 1, timeLimit: 200, plantBugs: false },
      () => undefined,
    );

    expect(report.seeds).toBeGreaterThan(0);
    expect(report.seeds).toBeLessThan(1_000_000);
    expect(renderReport(report)).toContain(
      `${report.seeds} days (seeds 1 to ${report.seeds}) of 5 requests: 0 violations`,
    );
  });
});
