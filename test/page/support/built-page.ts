import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the page as it is in the sources now, as `npm run build` does, into a folder of its own. */
export async function buildPage(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'vividly-page-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  // The test runner's own NODE_OPTIONS and NODE_ENV are not the build's.
  const { NODE_OPTIONS: _, NODE_ENV: __, ...env } = process.env;
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--logLevel', 'warn'], {
    cwd: ROOT,
    env,
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
