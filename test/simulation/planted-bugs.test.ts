import { describe, expect, test } from '@jest/globals';
import { catchPlantedBug } from '../../src/adapters/simulation/catch-planted-bug.ts';
import { PLANTED_BUGS } from '../../src/adapters/simulation/planted/planted-bugs.ts';
import { renderReport } from '../../src/adapters/simulation/render-report.ts';
import { simulateDay } from '../../src/adapters/simulation/simulate-day.ts';
import type { SimulationReport } from '../../src/adapters/simulation/simulation-report.ts';
import { emptyStatistics } from '../../src/adapters/simulation/statistics.ts';
import { INVARIANTS, type InvariantName } from '../../src/adapters/simulation/watch/invariants.ts';

const REQUESTS = 20;

describe('planted bugs', () => {
  test('every name is planted once', () => {
    expect(new Set(PLANTED_BUGS.map(({ name }) => name)).size).toBe(PLANTED_BUGS.length);
  });

  test('every invariant can fail: one that no bug violates checks nothing', () => {
    const noticed = new Set(PLANTED_BUGS.flatMap(({ caughtBy }) => caughtBy));
    expect(Object.keys(INVARIANTS).filter((name) => !noticed.has(name as InvariantName))).toEqual([]);
  });

  test('a failing seed replays exactly, and its trace ends with what was violated', async () => {
    const sabotage = bugNamed('idempotency key ignored').sabotage;
    const day = () => simulateDay({ seed: 1, requests: REQUESTS, sabotage, traced: true });
    const [first, again] = [await day(), await day()];

    expect(again).toEqual(first);
    expect(first.violation?.invariant).toBe('one_row_a_key');
    expect(first.trace.at(-1)).toMatch(
      /^ +\d+\.\d{3} {2}VIOLATION {4}one_row_a_key: key student-\d+ key-\d+ has rows /,
    );
  });

  test('the report of a failing seed says what was promised, what happened, and how to replay it', async () => {
    const bug = bugNamed('clarification treated as an error: put aside');
    const { sabotage } = bug;
    const { seed } = await catchPlantedBug(bug, { firstSeed: 1, requests: REQUESTS });
    if (seed === null) throw new Error('nothing was caught');
    const { violation, trace } = await simulateDay({ seed, requests: REQUESTS, sabotage, traced: true });
    if (violation === null) throw new Error('nothing was violated');
    const text = renderReport(reportOf({ ...violation, seed, promise: INVARIANTS[violation.invariant], trace }));

    expect(text).toContain(
      `Seed ${seed} violates settled_as_the_outcome_says: a message is settled once its handler has ended`,
    );
    expect(text).toContain(`vividly simulate --seeds 1 --requests 20 --seed ${seed}`);
    expect(text).toMatch(/record_outcome clarification_needed under fence \d+: awaiting_clarification/);
    expect(text).toContain('Verdict: fail');
  });
});

function bugNamed(name: string) {
  const bug = PLANTED_BUGS.find((planted) => planted.name === name);
  if (bug === undefined) throw new Error(`no planted bug "${name}"`);
  return bug;
}

function reportOf(violation: SimulationReport['violations'][number] & { invariant: InvariantName }): SimulationReport {
  const { faultsInjected, outcomes } = emptyStatistics();
  return {
    seeds: 1,
    firstSeed: 1,
    requests: REQUESTS,
    violations: [violation],
    durationSeconds: 1,
    seedsPerSecond: 1,
    virtualHours: 1,
    steps: 1,
    crashes: 0,
    takeovers: 0,
    cancelled: 0,
    upgrades: 0,
    modelCalls: 0,
    deadLetters: 0,
    faultsInjected,
    outcomes,
    plantedBugs: [],
    verdict: 'fail',
  };
}
