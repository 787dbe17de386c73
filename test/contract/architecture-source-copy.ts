import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A forbidden import that dependency-cruiser found. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** A copy of the sources in which a test may break something, with the tools that must notice it. */
export interface SourceCopy {
  write(path: string, text: string): void;
  edit(path: string, change: (text: string) => string): void;
  violations(): readonly Violation[];
  /** What the type checker says: each error as it prints it. */
  typeErrors(): readonly string[];
  remove(): void;
}

export function copySource(): SourceCopy {
  const folder = mkdtempSync(join(tmpdir(), 'vividly-source-'));
  cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true });
  for (const file of ['package.json', '.dependency-cruiser.cjs']) cpSync(join(ROOT, file), join(folder, file));
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  return {
    write,
    edit: (path, change) => {
      const before = readFileSync(join(folder, path), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`nothing was changed in ${path}`);
      write(path, after);
    },
    violations: () => violationsIn(folder),
    typeErrors: () =>
      run(folder, 'tsc', ['-p', '.', '--pretty', 'false'])
        .split('\n')
        .filter((line) => /^\S+\(\d+,\d+\)/.test(line)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The violations of the real sources. */
export function violationsOfSource(): readonly Violation[] {
  return violationsIn(ROOT);
}

/** Every import of the real sources. */
export function importsOfSource(): readonly { readonly from: string; readonly to: string }[] {
  const modules = cruise(ROOT).modules.filter(({ source }) => source.startsWith('src/'));
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
  );
}

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

function violationsIn(folder: string): readonly Violation[] {
  return cruise(folder).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

function cruise(folder: string): Report {
  const report: Report = JSON.parse(run(folder, 'depcruise', ['src', '--output-type', 'json']));
  // A cruise that reads nothing finds nothing.
  if (report.summary.totalCruised < 100) throw new Error(`only ${report.summary.totalCruised} modules were read`);
  return report;
}

function run(folder: string, program: string, parameters: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(join(ROOT, 'node_modules/.bin', program), parameters, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (stdout === '' && stderr !== '') throw new Error(stderr);
  return stdout;
}
