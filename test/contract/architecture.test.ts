import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PLANTED } from './architecture-planted.ts';
import type { Report, Violation } from './architecture-report.ts';
import { copySource, type SourceCopy } from './architecture-source-copy.ts';

const TIME = 120_000;
const SOURCE = new URL('../../src/', import.meta.url);

describe('imports point inward', () => {
  let copy: SourceCopy;
  let report: Report = { violations: [], imports: [] };
  beforeAll(() => {
    copy = copySource();
    report = copy.report();
  }, TIME);
  afterAll(() => copy.remove());

  test('in the sources as they are', () => expect(report.violations).toEqual([]));

  test('also where JSX is written', () => {
    expect(report.imports.filter(({ from }) => from.endsWith('.tsx')).length).toBeGreaterThan(20);
  });

  test('and a package that no rule names is imported in one folder', () => {
    const named = rules().flatMap((name) => (name.startsWith('package ') ? [name.slice('package '.length)] : []));
    const patterns = ['zod', 'ts-pattern', ...named].map((name) => new RegExp(`^${name.replace('*', '[^/]+')}$`));
    const folders = new Map<string, Set<string>>();
    for (const { from, to } of report.imports) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(to)?.[1];
      if (name === undefined || patterns.some((pattern) => pattern.test(name))) continue;
      const folder = /^src\/adapters\/[^/]+/.exec(from)?.[0] ?? from;
      folders.set(name, (folders.get(name) ?? new Set()).add(folder));
    }
    expect(folders.size).toBeGreaterThan(0);
    const spread = [...folders].filter(([, where]) => where.size > 1);
    expect(spread.map(([name, where]) => [name, [...where]])).toEqual([]);
  });
});

describe('a planted violation is reported', () => {
  let copy: SourceCopy;
  let found: readonly Violation[] = [];
  beforeAll(() => {
    copy = copySource();
    copy.write('test/support/manual-clock.ts', 'export class ManualClock {}\n');
    copy.write('src/domain/planted-circle.ts', "import './planted-circle-back.ts';\n");
    for (const { path, text } of PLANTED) copy.write(`src/${path}`, `${text}\n`);
    found = copy.violations();
  }, TIME);
  afterAll(() => copy.remove());

  test.each(PLANTED)('$rule: $path', ({ path, rule, to }) => {
    const reported = found.filter((violation) => violation.rule === rule && violation.from === `src/${path}`);
    expect(reported.map((violation) => violation.to)).toContainEqual(expect.stringContaining(to));
  });

  test('for every rule: one that cannot fail checks nothing', () => {
    const planted = new Set(PLANTED.map(({ rule }) => rule));
    expect(rules().filter((name) => !planted.has(name))).toEqual([]);
  });
});

/** What the inside may not use: time, chance, the environment and the machine come through ports. */
const FORBIDDEN = [
  /\bDate\.now\b/,
  /\bnew Date\b/,
  /\bDate\(/,
  /\bMath\.random\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bAbortSignal\.timeout\b/,
  /\bqueueMicrotask\b/,
  /\bperformance\b/,
  /\bprocess\.\w/,
  /\bglobalThis\b/,
  /\bcrypto\b/,
  /\bconsole\b/,
  /\bfetch\(/,
  /\brequire\(/,
];

describe('domain and application use no clock, chance, environment or machine of their own', () => {
  test.each(['domain', 'application'])('%s', (layer) => {
    const files = readdirSync(new URL(`${layer}/`, SOURCE), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(15);
    const used = files.flatMap((file) =>
      forbiddenIn(readFileSync(new URL(`${layer}/${file}`, SOURCE), 'utf8')).map((word) => `${file}: ${word}`),
    );
    expect(used).toEqual([]);
  });

  test.each([
    'const now = Date.now();',
    'const now = new Date().getTime();',
    'const text = Date();',
    'const jitter = Math.random();',
    'setTimeout(() => undefined, 10);',
    'await new Promise((resolve) => setImmediate(resolve));',
    'const signal = AbortSignal.timeout(10);',
    "const home = process.env['HOME'];",
    'const id = crypto.randomUUID();',
    'const now = performance.now();',
    "console.log('hello');",
    "await fetch('https://example.org');",
  ])('%s is noticed', (line) => expect(forbiddenIn(`// harmless\n${line}\n`)).not.toEqual([]));

  test('a comment may say what it likes', () => {
    expect(
      forbiddenIn('/** Not by another process. Never Date.now(). */\n// no setTimeout here\nexport const a = 1;'),
    ).toEqual([]);
  });
});

function forbiddenIn(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
  return FORBIDDEN.flatMap((word) => code.match(word)?.[0] ?? []);
}

/** The names of the rules in .dependency-cruiser.cjs. */
function rules(): readonly string[] {
  const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
  return forbidden.map(({ name }: { name: string }) => name);
}
