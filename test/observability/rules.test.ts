import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { reportSkipped } from '../support/skip.ts';
import { ALERTS, casesOf, RULES_FILE } from './support/alert-rules.ts';
import { HAS_PROMTOOL, type PromtoolRun, promtool, promtoolOn, RULES, RULES_TEST } from './support/promtool.ts';

const ISSUES = [
  'VividlyUnexpectedStatus',
  'VividlyClarificationRate',
  'VividlyFailedRate',
  'VividlyModelUnavailable',
  'VividlyOldestMessageAge',
  'VividlyDeadLettersWaiting',
  'VividlyStuckRequests',
];

describe('the alert rules', () => {
  test('watch everything that must wake somebody', () => {
    expect(ALERTS.map(({ alert }) => alert)).toEqual(expect.arrayContaining(ISSUES));
    expect(new Set(ALERTS.map(({ alert }) => alert)).size).toBe(ALERTS.length);
  });

  test.each(ALERTS)(
    '$alert says how bad it is, what it is and where its runbook is',
    ({ alert, labels, annotations }) => {
      expect(['critical', 'warning']).toContain(labels['severity']);
      expect(annotations['summary']).toMatch(/\S/);
      expect(annotations['description']).toMatch(/\.$/);
      expect(annotations['runbook_url']).toBe(`docs/observability.md#${alert.toLowerCase()}`);
    },
  );

  test.each(ALERTS)('$alert has a test in which it fires, and one in which it does not', ({ alert }) => {
    const { firing, quiet } = casesOf(alert);
    expect(firing).toBeGreaterThan(0);
    expect(quiet).toBeGreaterThan(0);
  });
});

if (HAS_PROMTOOL) {
  describe('promtool', () => {
    test('finds the rules sound', () => {
      expect(promtool(['check', 'rules', RULES])).toMatchObject({ succeeded: true });
    });

    test('runs their unit tests', () => {
      const { succeeded, said } = promtool(['test', 'rules', RULES_TEST]);
      expect({ succeeded, said }).toMatchObject({ succeeded: true, said: expect.stringContaining('SUCCESS') });
    });

    describe.each([
      ['never fires', 'vector(0) > 1'],
      ['always fires', 'vector(1)'],
    ])('notices when an alert %s', (_, expr) => {
      let run: PromtoolRun;
      beforeAll(() => {
        const groups = RULES_FILE.groups.map(({ name, rules }) => ({
          name,
          rules: rules.map((rule) => ({ ...rule, expr })),
        }));
        const tests = readFileSync(RULES_TEST, 'utf8');
        const files = { 'vividly.rules.yml': stringify({ groups }), 'rules.test.yml': tests };
        run = promtoolOn(files, 'test', 'rules', 'rules.test.yml');
      });

      test.each(ALERTS)('$alert', ({ alert }) => {
        expect(run.succeeded).toBe(false);
        expect(run.said).toContain(`alertname: ${alert},`);
      });
    });
  });
} else {
  reportSkipped('unit tests of the alert rules', 'promtool (Debian package prometheus)');
}
