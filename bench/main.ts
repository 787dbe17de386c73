import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { type BenchContext, CannotMeasure } from './benchmarks/benchmark.ts';
import { BENCHMARKS } from './benchmarks/benchmarks.ts';
import { PARTICIPANTS } from './participants/participants.ts';
import { htmlPage } from './report/html-page.ts';
import { printReport } from './report/print-report.ts';
import type { BenchReport, Section, Skipped } from './report/report.ts';
import { Servers } from './servers/servers.ts';

interface CommandOptions {
  readonly only: readonly string[];
  readonly requests: number;
  readonly rounds: number;
  readonly finished: number;
  readonly json?: true;
  readonly html?: string;
  readonly profile?: string;
  readonly installedSize?: true;
}

const NAMES = [...BENCHMARKS.map(({ name }) => name), ...PARTICIPANTS.map(({ name }) => name)];

const command = new Command('npm run bench --')
  .description('Measures Vividly beside the job queues that an engineer would pick instead.')
  .option(
    '--only <names>',
    `benchmarks and participants of overhead, comma separated: ${NAMES.join(', ')}`,
    listOf(NAMES),
    [],
  )
  .option('--requests <number>', 'requests of the overhead and Pub/Sub benchmarks', wholeNumber, 5_000)
  .option('--rounds <number>', 'rounds of these, in rotated order', wholeNumber, 3)
  .option('--finished <number>', 'finished requests that are in the tables beforehand', wholeNumber, 0)
  .option('--json', 'one JSON document on standard output')
  .option('--html <file>', 'one page with charts')
  .option('--installed-size', 'start: install the production dependencies anew and measure them')
  .option('--profile <folder>', 'CPU profiles of the participants of overhead, as Chromium opens them')
  .parse();

const { only, requests, rounds, finished, json, html, profile, installedSize } = command.opts<CommandOptions>();
const participants = PARTICIPANTS.map(({ name }) => name).filter((name) => only.includes(name));
const benchmarks = BENCHMARKS.filter(
  ({ name }) => only.length === 0 || only.includes(name) || (name === 'overhead' && participants.length > 0),
);
const servers = new Servers();
const context: BenchContext = {
  options: {
    requests,
    rounds,
    participants,
    finished,
    installedSize: installedSize === true,
    profileFolder: profile ?? null,
  },
  servers,
  progress: (line) => process.stderr.write(`${line}\n`),
};

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    // What is still measured breaks with its servers: no report is better than a wrong one.
    stopping = true;
    void servers.stop().finally(() => process.exit(130));
  });
}
try {
  const sections: (Section | Skipped)[] = [];
  for (const benchmark of benchmarks) {
    if (stopping) break;
    const { name, title } = benchmark;
    context.progress(`${name}: ${title}`);
    try {
      sections.push(await benchmark.run(context));
    } catch (thrown) {
      if (!(thrown instanceof CannotMeasure)) throw thrown;
      sections.push({ name, title, skipped: thrown.message });
    }
  }
  const report: BenchReport = {
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    servers: await servers.descriptions(),
    sections,
  };
  if (!stopping)
    process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : `${printReport(report)}\n`);
  if (html !== undefined && !stopping) {
    writeFileSync(html, htmlPage(report));
    context.progress(`Charts: ${html}`);
  }
} finally {
  await servers.stop();
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('give a whole number');
  return number;
}

function listOf(known: readonly string[]): (text: string) => readonly string[] {
  return (text) => {
    const names = text.split(',').map((name) => name.trim());
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new InvalidArgumentError(`unknown: ${unknown.join(', ')}`);
    return names;
  };
}
