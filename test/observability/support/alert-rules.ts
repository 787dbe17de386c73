import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { RULES, RULES_TEST } from './promtool.ts';

/** An alert as the rules file has it. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface RulesFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly AlertRule[] }[];
}

interface RulesTestFile {
  readonly tests: readonly {
    readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly unknown[] }[];
  }[];
}

export const RULES_FILE: RulesFile = parse(readFileSync(RULES, 'utf8'));
export const ALERTS: readonly AlertRule[] = RULES_FILE.groups.flatMap(({ rules }) => rules);

/** How many unit tests expect an alert, and how many expect none. */
export function casesOf(alert: string): { readonly firing: number; readonly quiet: number } {
  const { tests }: RulesTestFile = parse(readFileSync(RULES_TEST, 'utf8'));
  const own = tests.flatMap((one) => one.alert_rule_test).filter(({ alertname }) => alertname === alert);
  const firing = own.filter(({ exp_alerts }) => exp_alerts.length > 0).length;
  return { firing, quiet: own.length - firing };
}
