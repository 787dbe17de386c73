import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../product.ts';

export interface InstalledSize {
  readonly megabytes: number;
  readonly packages: number;
  /** The largest first. */
  readonly largest: readonly { readonly name: string; readonly megabytes: number }[];
}

const LARGEST = 8;

/** Installs the production dependencies into a folder of their own and measures it. Takes a minute or so. */
export function installedSize(): InstalledSize {
  const folder = mkdtempSync(join(tmpdir(), 'vividly-bench-size-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) cpSync(new URL(file, ROOT), join(folder, file));
    execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const modules = join(folder, 'node_modules');
    const names = readdirSync(modules)
      .filter((name) => !name.startsWith('.'))
      .flatMap((name) =>
        name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => `${name}/${own}`) : [name],
      );
    const sizes = names.map((name) => ({ name, megabytes: megabytesOf(join(modules, name)) }));
    return {
      megabytes: megabytesOf(modules),
      packages: names.length,
      largest: sizes.sort((one, other) => other.megabytes - one.megabytes).slice(0, LARGEST),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function megabytesOf(folder: string): number {
  return Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]) / 1_024;
}
