import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a run of promtool said. */
export interface PromtoolRun {
  readonly succeeded: boolean;
  readonly said: string;
}

/** Whether this machine has promtool: Debian's package `prometheus` brings it. */
export const HAS_PROMTOOL = spawnSync('promtool', ['--version']).status === 0;

/** The rules and their unit tests, as files of this repository. */
export const RULES = fileURLToPath(new URL('../../../ops/prometheus/vividly.rules.yml', import.meta.url));
export const RULES_TEST = join(dirname(RULES), 'vividly.rules.test.yml');

export function promtool(parameters: readonly string[], input = ''): PromtoolRun {
  const { status, stdout, stderr } = spawnSync('promtool', parameters, { input, encoding: 'utf8' });
  return { succeeded: status === 0, said: `${stdout}${stderr}` };
}

/** Runs promtool on files of a folder that exists for the run only. */
export function promtoolOn(files: Readonly<Record<string, string>>, ...parameters: readonly string[]): PromtoolRun {
  const folder = mkdtempSync(join(tmpdir(), 'vividly-promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return promtool(parameters.map((parameter) => (parameter in files ? join(folder, parameter) : parameter)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
