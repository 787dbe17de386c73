import { describe, expect, test } from '@jest/globals';
import type { LoadObservations } from '../../src/adapters/load/load-observations.ts';
import { loadReport } from '../../src/adapters/load/load-report.ts';
import type { RequestEnd } from '../../src/adapters/load/read-ends.ts';
import type { OutcomeKind } from '../../src/domain/generation-outcome.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';

let ids = 0;
function end(kind: OutcomeKind, latency = 100): RequestEnd {
  ids += 1;
  const outcome = SAMPLE_OUTCOMES[kind];
  return { id: `request-${ids}`, state: 'ended', outcome, latency, endedAt: latency, surplusOutcomes: 0 };
}

function observed(overrides: Partial<LoadObservations> = {}): LoadObservations {
  return {
    ends: [end('success'), end('cached')],
    refused: [],
    deadLettered: 0,
    duplicatesSuppressed: 0,
    modelCalls: 4,
    duration: 2_000,
    errorsLogged: 0,
    warningsLogged: 0,
    interrupted: false,
    ...overrides,
  };
}

describe('the figures of a load run', () => {
  test('have exactly the names that other programs read', () => {
    const { report } = loadReport(observed());
    expect(Object.keys(report)).toEqual([
      'published',
      'processed',
      'outcomes',
      'unfinished',
      'deadLettered',
      'duplicatesSuppressed',
      'modelCalls',
      'durationSeconds',
      'throughputPerSecond',
      'latencySeconds',
      'errorsLogged',
      'warningsLogged',
      'verdict',
    ]);
    expect(Object.keys(report.latencySeconds)).toEqual(['p50', 'p95', 'p99', 'max']);
  });

  test('every kind of outcome is counted under its own name', () => {
    const kinds = Object.keys(SAMPLE_OUTCOMES) as OutcomeKind[];
    const ends = kinds.flatMap((kind, times) => Array.from({ length: times + 1 }, () => end(kind)));
    const { outcomes } = loadReport(observed({ ends })).report;
    expect(outcomes).toEqual({
      success: 1,
      cached: 2,
      clarification_needed: 3,
      out_of_scope: 4,
      blocked: 5,
      failed: 6,
    });
  });

  test('what was accepted is either processed or unfinished', () => {
    const waiting: RequestEnd = { ...end('success'), state: 'unfinished', outcome: null, latency: null, endedAt: null };
    const { report } = loadReport(observed({ ends: [end('success'), waiting, { ...waiting, state: 'lost' }] }));
    expect(report).toMatchObject({ published: 3, processed: 1, unfinished: 2, verdict: 'fail' });
  });

  test('percentiles are the nearest ranks of the latencies, in seconds', () => {
    const ends = Array.from({ length: 200 }, (_, position) => end('success', (200 - position) * 10));
    const { latencySeconds } = loadReport(observed({ ends })).report;
    expect(latencySeconds).toEqual({ p50: 1, p95: 1.9, p99: 1.98, max: 2 });
  });

  test('one latency is every percentile, and none is 0', () => {
    const one = { p50: 0.25, p95: 0.25, p99: 0.25, max: 0.25 };
    expect(loadReport(observed({ ends: [end('success', 250)] })).report.latencySeconds).toEqual(one);
    const none = { p50: 0, p95: 0, p99: 0, max: 0 };
    expect(loadReport(observed({ ends: [] })).report.latencySeconds).toEqual(none);
  });

  test('throughput counts what ended, and a run without duration has none', () => {
    expect(loadReport(observed({ duration: 3_000 })).report.throughputPerSecond).toBe(0.67);
    expect(loadReport(observed({ duration: 0 })).report.throughputPerSecond).toBe(0);
  });
});

describe('the verdict', () => {
  test('is pass when every request ended validly, whatever it ended in, and warnings do not count', () => {
    const valid = (['success', 'cached', 'clarification_needed', 'out_of_scope', 'blocked'] as const).map((kind) =>
      end(kind),
    );
    const { report, reasons } = loadReport(observed({ ends: valid, warningsLogged: 5, duplicatesSuppressed: 3 }));
    expect(report.verdict).toBe('pass');
    expect(reasons).toEqual([]);
  });

  const unfinished: RequestEnd = {
    ...end('success'),
    state: 'unfinished',
    outcome: null,
    latency: null,
    endedAt: null,
  };
  test.each<[string, Partial<LoadObservations>, string]>([
    ['a request was lost', { ends: [{ ...unfinished, state: 'lost' }] }, '1 accepted requests are not in the database'],
    ['a request did not end', { ends: [end('success'), unfinished] }, '1 requests have not ended'],
    ['a request ended twice', { ends: [{ ...end('success'), surplusOutcomes: 1 }] }, '1 requests ended more than once'],
    ['a request failed', { ends: [end('failed'), end('failed')] }, '2 requests failed'],
    ['a message was dead-lettered', { deadLettered: 1 }, '1 messages were dead-lettered'],
    ['an error was logged', { errorsLogged: 7 }, '7 errors were logged'],
    [
      'a submission was refused',
      { refused: ['why', 'other'] },
      '2 submissions were not accepted (the first because: why)',
    ],
    ['nothing was accepted', { ends: [] }, 'no request was accepted'],
    ['it was stopped', { interrupted: true }, 'the run was stopped before it was over'],
  ])('is fail when %s, and says so', (_when, overrides, reason) => {
    const { report, reasons } = loadReport(observed(overrides));
    expect(report.verdict).toBe('fail');
    expect(reasons).toEqual([reason]);
  });

  test('names every reason, not only the first', () => {
    expect(loadReport(observed({ deadLettered: 1, errorsLogged: 1, interrupted: true })).reasons).toHaveLength(3);
  });
});
