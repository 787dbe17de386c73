import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createDataFolder, type DataFolder } from '../support/data-folder.ts';
import { runCommand } from '../support/in-memory-terminal.ts';

const LONG = 60_000;
const folders: DataFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

async function dataFolder(): Promise<string> {
  const folder = await createDataFolder();
  folders.push(folder);
  return folder.path;
}

describe('vividly load', () => {
  test(
    'prints a table for people',
    async () => {
      const environment = { VIVIDLY_DATA_DIR: await dataFolder() };
      const { code, out } = await runCommand(['load', '--requests', '5', '--concurrency', '2'], environment);
      expect(out).toMatch(/accepted.*5/);
      expect(out).toMatch(/verdict.*pass/);
      expect(code).toBe(0);
    },
    LONG,
  );

  test(
    'serves the same question from the library, and makes its lesson once',
    async () => {
      const { code, out } = await runCommand(
        ['load', '--requests', '20', '--concurrency', '20', '--identical', '--json'],
        { VIVIDLY_DATA_DIR: await dataFolder() },
      );
      expect(JSON.parse(out)).toMatchObject({ outcomes: { success: 1, cached: 19 }, verdict: 'pass' });
      expect(code).toBe(0);
    },
    LONG,
  );

  test(
    'writes one HTML file with everything in it',
    async () => {
      const folder = await dataFolder();
      const file = join(folder, 'report.html');
      const args = ['load', '--requests', '10', '--concurrency', '10', '--html', file];
      expect((await runCommand(args, { VIVIDLY_DATA_DIR: folder })).code).toBe(0);
      const page = readFileSync(file, 'utf8');
      expect(page).not.toMatch(/<(?:script|link|img|iframe)[^>]+(?:src|href)=/i);
      expect(page).not.toMatch(/@import|url\(/i);
      const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '');
      expect(scripts).toHaveLength(2);
      for (const script of scripts) new Script(script);
      const [, data = ''] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(page) ?? [];
      const { histogram, completions } = JSON.parse(data) as Record<string, [number[], number[]]>;
      expect(histogram?.[1].reduce((sum, count) => sum + count, 0)).toBe(10);
      expect(completions?.[1].at(-1)).toBe(10);
    },
    LONG,
  );

  test(
    'says what is known when it is stopped, and does not call that a pass',
    async () => {
      const stopping = new AbortController();
      const environment = { VIVIDLY_DATA_DIR: await dataFolder(), VIVIDLY_MODEL_LATENCY_MS: '200' };
      setTimeout(() => stopping.abort(), 3_000);
      const args = ['load', '--requests', '5000', '--concurrency', '2', '--json'];
      const { code, out, err } = await runCommand(args, environment, stopping.signal);
      const { published, processed, unfinished, verdict } = JSON.parse(out);
      expect(published).toBeLessThan(5_000);
      expect(processed + unfinished).toBe(published);
      expect(verdict).toBe('fail');
      expect(err).toMatch(/the run was stopped/);
      expect(code).toBe(1);
    },
    LONG,
  );

  test.each([
    [['--requests', '10']],
    [['--requests', '0', '--concurrency', '1']],
    [['--requests', '10', '--concurrency', 'many']],
    [['--requests', '10', '--concurrency', '1', '--model-fault', 'tired']],
  ])('%j is a usage error', async (args) => {
    const { code, out, err } = await runCommand(['load', ...args], { VIVIDLY_DATA_DIR: await dataFolder() });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });
});
