import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Report, reportOf, type Violation } from './architecture-report.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BROWSER = 'src/adapters/page/browser';

/** A copy of the sources in which a test may break something, with the tools that must notice it. */
export interface SourceCopy {
  write(path: string, text: string): void;
  edit(path: string, change: (text: string) => string): void;
  /** What dependency-cruiser found, by the rules of the project. */
  report(): Report;
  violations(): readonly Violation[];
  /** What the type checker says, of the program and of the page: each error as it prints it. */
  typeErrors(): readonly string[];
  remove(): void;
}

export function copySource(): SourceCopy {
  const folder = mkdtempSync(join(tmpdir(), 'vividly-source-'));
  cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true });
  for (const file of ['package.json', '.dependency-cruiser.cjs']) cpSync(join(ROOT, file), join(folder, file));
  const { compilerOptions, exclude } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'], exclude }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  function report(): Report {
    const withJsx = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.tsx'))
      .map((path) => [`src/${path}`, read(`src/${path}`)] as const);
    for (const [path, text] of withJsx) write(path, importsAlone(text));
    try {
      return reportOf(run(folder, 'depcruise', ['src', '--output-type', 'json']));
    } finally {
      for (const [path, text] of withJsx) write(path, text);
    }
  }
  return {
    write,
    edit: (path, change) => {
      const before = read(path);
      const after = change(before);
      if (after === before) throw new Error(`nothing was changed in ${path}`);
      write(path, after);
    },
    report,
    violations: () => report().violations,
    typeErrors: () =>
      ['.', BROWSER]
        .flatMap((project) => run(folder, 'tsc', ['-p', project, '--pretty', 'false']).split('\n'))
        .filter((line) => /^\S+\(\d+,\d+\): error/.test(line)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The imports of a file without the rest: dependency-cruiser's swc does not read JSX. */
function importsAlone(text: string): string {
  const declared = text.match(/^(import|export)\s[^;'"]*from\s+'[^']+';|^import\s+'[^']+';/gm) ?? [];
  const later = text.match(/\bimport\(\s*'[^']+'\s*\)/g) ?? [];
  return [...declared, ...later.map((load) => `${load};`)].join('\n');
}

function run(folder: string, program: string, parameters: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(join(ROOT, 'node_modules/.bin', program), parameters, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}
