import { describe, expect, test } from '@jest/globals';
import { startSubject } from '../http/support/http-subject.ts';
import { reportSkipped } from '../support/skip.ts';
import { fullRegistry, seriesOf } from './support/exposed-metrics.ts';
import { HAS_PROMTOOL, promtool } from './support/promtool.ts';

/** What a running server gives Prometheus, after an event of every kind. */
async function scraped(): Promise<string> {
  const { address } = await startSubject({ metrics: fullRegistry() });
  const answer = await fetch(`${address}/metrics`);
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return answer.text();
}

describe('/metrics', () => {
  test('exposes the process beside ours', async () => {
    const names = [...seriesOf(await scraped()).keys()];
    expect(names).toEqual(
      expect.arrayContaining([
        'process_cpu_seconds_total',
        'process_resident_memory_bytes',
        'nodejs_eventloop_lag_p99_seconds',
        'vividly_outcomes_total',
        'vividly_requests',
      ]),
    );
  });

  test('names counters, and only counters, as such', async () => {
    const types = [...(await scraped()).matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type]) => ({
      name,
      type,
    }));
    expect(types.length).toBeGreaterThan(40);
    expect(types.filter(({ name, type }) => name.endsWith('_total') !== (type === 'counter'))).toEqual([]);
  });
});

if (HAS_PROMTOOL) {
  describe('promtool check metrics', () => {
    test('finds nothing to say of it', async () => {
      expect(promtool(['check', 'metrics'], await scraped())).toEqual({ succeeded: true, said: '' });
    });

    test('says what is wrong with other metrics', () => {
      const text =
        '# HELP vividly_requests_total Requests.\n# TYPE vividly_requests_total gauge\nvividly_requests_total 1\n';
      expect(promtool(['check', 'metrics'], text)).toMatchObject({ succeeded: false });
    });
  });
} else {
  reportSkipped('promtool check metrics', 'promtool (Debian package prometheus)');
}
