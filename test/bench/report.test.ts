import { describe, expect, test } from '@jest/globals';
import { overheadVerdicts } from '../../bench/benchmarks/overhead-verdicts.ts';
import { htmlPage } from '../../bench/report/html-page.ts';
import { printReport } from '../../bench/report/print-report.ts';
import { type BenchReport, describeVerdict, isMet, written } from '../../bench/report/report.ts';
import { median, medianRatio, percentile, rotated } from '../../bench/report/statistics.ts';

describe('the arithmetic of the benchmark', () => {
  test('a percentile is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)]).toEqual([50, 99, 100]);
    expect(percentile([], 0.5)).toBeNaN();
  });

  test('a median is in the middle of odd and even lists', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });

  test('a ratio is taken within each round, so that a slow round does not count twice', () => {
    // The machine was ten times slower in the last round, for both.
    expect(medianRatio([300, 320, 30], [100, 100, 10])).toBe(3);
  });

  test('every participant is first once', () => {
    const items = ['a', 'b', 'c'];
    expect([0, 1, 2, 3].map((round) => rotated(items, round)[0])).toEqual(['a', 'b', 'c', 'a']);
    expect(rotated([], 2)).toEqual([]);
  });
});

describe('a verdict', () => {
  const entry = (name: string, role: 'vividly' | 'floor' | 'peer') => ({ name, role });

  test('compares with the floor and with whichever peer was fastest', () => {
    const verdicts = overheadVerdicts([
      { entry: entry('vividly', 'vividly'), rates: [600, 600] },
      { entry: entry('floor', 'floor'), rates: [200, 400] },
      { entry: entry('slow', 'peer'), rates: [10, 10] },
      { entry: entry('quick', 'peer'), rates: [300, 300] },
    ]);
    expect(verdicts.map(({ what, measured }) => [what, measured])).toEqual([
      ['vividly, times the floor', 2.25],
      ['vividly, times the fastest peer (quick)', 2],
    ]);
    expect(verdicts.map(isMet)).toEqual([true, false]);
  });

  test('is not met where nothing was measured', () => {
    const verdict = { what: 'share', measured: Number.NaN, bar: { at: 'least', value: 1 } } as const;
    expect(describeVerdict(verdict)).toBe('not met: share – (bar: at least 1)');
  });

  test('says at which side of the bar it is', () => {
    const verdict = { what: 'p95', measured: 1.88, bar: { at: 'most', value: 1.2 } } as const;
    expect(describeVerdict(verdict)).toBe('not met: p95 1.88 (bar: at most 1.2)');
    expect(isMet({ ...verdict, measured: 1.2 })).toBe(true);
  });
});

describe('the report', () => {
  const report: BenchReport = {
    at: '2026-11-24T00:00:00.000Z',
    machine: 'a machine',
    servers: ['PostgreSQL: fsync=on'],
    sections: [
      {
        name: 'overhead',
        title: 'Overhead <of all>',
        method: 'How.',
        columns: ['participant', 'requests/s'],
        rows: [['vividly', 1234.5]],
        verdicts: [],
        charts: [{ title: 'Rates', unit: '/s', bars: [{ label: 'vividly', value: 1234.5, own: true }] }],
        notes: ['A note.'],
      },
      { name: 'pubsub', title: 'Pub/Sub', skipped: 'no emulator' },
    ],
  };

  test('shows figures, and what was skipped with its reason, as text and as a page', () => {
    for (const shown of [printReport(report), htmlPage(report)]) {
      expect(shown).toContain('1,235');
      expect(shown).toContain('no emulator');
      expect(shown).toContain('fsync=on');
    }
  });

  test('is a page that needs nothing else and in which a name cannot be markup', () => {
    const page = htmlPage(report);
    expect(page).toContain('Overhead &lt;of all&gt;');
    expect(page).not.toMatch(/<script|src=|href=/);
  });

  test('rounds to what a person reads', () => {
    expect([0.12345, 12.345, 1234.5, null, 'text', Number.NaN].map(written)).toEqual([
      '0.123',
      '12.3',
      '1,235',
      '–',
      'text',
      '–',
    ]);
  });
});
