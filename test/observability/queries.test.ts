import { beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { dashboardText } from '../../ops/grafana/generate-dashboard.mjs';
import { reportSkipped } from '../support/skip.ts';
import { ALERTS } from './support/alert-rules.ts';
import { DASHBOARD_QUERIES, DASHBOARD_TEXT, PANELS } from './support/dashboard.ts';
import { fullRegistry, seriesOf } from './support/exposed-metrics.ts';
import { HAS_PROMTOOL, promtoolOn } from './support/promtool.ts';
import { metricsOfQuery } from './support/query-metrics.ts';

/** Labels that Prometheus itself adds to what it scrapes. */
const OF_PROMETHEUS = ['instance', 'job'];

let exposed: ReturnType<typeof seriesOf>;
beforeAll(async () => {
  exposed = seriesOf(await fullRegistry().metrics());
});

/** What a query reads that no process exposes. */
function missing(query: string): string[] {
  return metricsOfQuery(query).flatMap(({ name, labels }) => {
    const known = exposed.get(name);
    if (known === undefined) return [name];
    return labels
      .filter((label) => !known.has(label) && !OF_PROMETHEUS.includes(label))
      .map((one) => `${name}{${one}}`);
  });
}

test.each(ALERTS)('$alert reads metrics that are exposed, with their labels', ({ expr }) => {
  expect(metricsOfQuery(expr).length).toBeGreaterThan(0);
  expect(missing(expr)).toEqual([]);
});

describe('the dashboard', () => {
  test('is what its panels say; else: node ops/grafana/generate-dashboard.mjs', () => {
    expect(DASHBOARD_TEXT).toBe(dashboardText());
  });

  test.each([...new Set(DASHBOARD_QUERIES)])('reads metrics that are exposed, with their labels: %s', (query) => {
    expect(metricsOfQuery(query).length).toBeGreaterThan(0);
    expect(missing(query)).toEqual([]);
  });

  test('names what it shows by labels that its queries keep', () => {
    for (const { targets = [] } of PANELS) {
      for (const { expr, legendFormat } of targets) {
        const kept = metricsOfQuery(expr.replaceAll(/\$__\w+/g, '5m')).flatMap(({ labels }) => labels);
        const named = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
        expect(named.filter((label) => !kept.includes(label))).toEqual([]);
      }
    }
  });

  test('shows every metric of ours', () => {
    const shown = new Set(DASHBOARD_QUERIES.flatMap((query) => metricsOfQuery(query).map(({ name }) => name)));
    const families = [...exposed.keys()].filter((name) => name.startsWith('vividly_') && !/_(sum|count)$/.test(name));
    expect(families.filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe('a query that is wrong is noticed', () => {
  test.each([
    ['sum(vividly_outcome_total)', ['vividly_outcome_total']],
    ['sum by (kind) (rate(vividly_outcomes_total[5m]))', ['vividly_outcomes_total{kind}']],
    ['vividly_outcomes_total{result="failed"} > 0', ['vividly_outcomes_total{result}']],
    ['vividly_requests / vividly_requests_total', ['vividly_requests_total']],
    ['sum by (instance) (vividly_requests)', []],
  ])('%s', (query, expected) => expect(missing(query)).toEqual(expected));

  test('also when it is no query at all', () => {
    expect(() => metricsOfQuery('sum by (outcome (vividly_outcomes_total)')).toThrow(SyntaxError);
  });
});

if (HAS_PROMTOOL) {
  test('Prometheus itself can read every query of the dashboard', () => {
    const rules = DASHBOARD_QUERIES.map((expr, index) => ({ record: `dashboard:query_${index}`, expr }));
    const files = { 'dashboard.yml': stringify({ groups: [{ name: 'dashboard', rules }] }) };
    expect(promtoolOn(files, 'check', 'rules', 'dashboard.yml')).toMatchObject({ succeeded: true });
  });
} else {
  reportSkipped('the dashboard’s queries, read by Prometheus', 'promtool (Debian package prometheus)');
}
