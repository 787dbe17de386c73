#!/usr/bin/env node
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { runCli } from './adapters/cli/run-cli.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // The second signal means at once. Nothing is lost by that: the database knows what is owed.
    if (stopping.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping.abort();
  });
}

process.exitCode = await runCli(
  process.argv.slice(2),
  { environment: process.env, in: process.stdin, out: process.stdout, err: process.stderr, stopping: stopping.signal },
  version,
);
