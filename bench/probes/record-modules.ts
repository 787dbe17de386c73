import { writeFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { MessageChannel } from 'node:worker_threads';

/**
 * `node --import record-modules.js …` writes what a program has loaded into the file of BENCH_MODULES_FILE when it ends:
 * one address or path a line.
 */
const { port1, port2 } = new MessageChannel();
const loaded = new Set<string>();
port1.on('message', (url: string) => loaded.add(url));
port1.unref();
register('./module-hooks.js', { parentURL: import.meta.url, data: { port: port2 }, transferList: [port2] });
const require = createRequire(import.meta.url);
process.on('exit', () => {
  for (const path of Object.keys(require.cache)) loaded.add(path);
  writeFileSync(process.env['BENCH_MODULES_FILE'] ?? 'modules.txt', [...loaded].join('\n'));
});
