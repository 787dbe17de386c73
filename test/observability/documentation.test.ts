import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ALERTS } from './support/alert-rules.ts';
import { type ExposedMetric, exposedMetrics, fullRegistry } from './support/exposed-metrics.ts';

const PAGE = readFileSync(new URL('../../docs/observability.md', import.meta.url), 'utf8');

/** The rows of the page's tables of metrics. */
const ROWS = [...PAGE.matchAll(/^\| `(vividly_[a-z_]+)` \| (\w+) \|([^|]*)\| ([^|]+) \|$/gm)].map(
  ([, name = '', type = '', labels = '', meaning = '']) => ({
    name,
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label),
    meaning,
  }),
);

let exposed: ReadonlyMap<string, ExposedMetric>;
beforeAll(async () => {
  exposed = await exposedMetrics(fullRegistry());
});

describe('docs/observability.md', () => {
  test('lists every metric of ours once, and no other', () => {
    const ours = [...exposed.keys()].filter((name) => name.startsWith('vividly_'));
    expect(ours.length).toBeGreaterThan(20);
    expect(ROWS.map(({ name }) => name).sort()).toEqual(ours.sort());
  });

  test.each(ROWS)('says of $name what it is, and its labels', ({ name, type, labels, meaning }) => {
    expect({ type, labels: [...labels].sort() }).toEqual({
      type: exposed.get(name)?.type,
      labels: [...(exposed.get(name)?.labels ?? [])].sort(),
    });
    expect(meaning.length).toBeGreaterThan(10);
  });

  test.each(ALERTS)('says of $alert how bad it is and what to do', ({ alert, labels }) => {
    const [, section = ''] = new RegExp(`^### ${alert}\\n\\n([\\s\\S]*?)(?=^##)`, 'm').exec(PAGE) ?? [];
    expect(section.toLowerCase().startsWith(`${labels['severity']}.`)).toBe(true);
    expect(section.length).toBeGreaterThan(150);
  });

  test('has no section on an alert that there is not', () => {
    const sections = [...PAGE.matchAll(/^### (Vividly\w+)$/gm)].map(([, alert]) => alert);
    expect(sections.sort()).toEqual(ALERTS.map(({ alert }) => alert).sort());
  });
});
