import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres } from '../support/postgres.ts';
import { findPubSubEmulator } from '../support/pubsub-emulator.ts';
import { carryOutPlan } from './carry-out-plan.ts';
import { chaosPlan } from './chaos-plan.ts';
import { chaosReport, printChaosReport } from './chaos-report.ts';
import { startChaosSystem } from './chaos-system.ts';
import { readFindings } from './findings.ts';
import { type ChaosOptions, readOptions } from './options.ts';
import { SeededRandom } from './seeded-random.ts';
import { sendTraffic } from './send-traffic.ts';
import { waitUntilSettled } from './wait-until-settled.ts';

// npm runs scripts in the folder of package.json.
const ROOT = process.cwd();
const ARTIFACTS = join(ROOT, 'artifacts');
/** After the faults: for clients that still resubmit, and for everything to end. */
const PATIENCE = 60_000;
const SETTLE_WITHIN = 120_000;

const began = Date.now();
function say(words: string): void {
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${words}\n`);
}

async function run({ seed, requests, workers, seconds }: ChaosOptions): Promise<number> {
  for (const found of [findPostgres(), findPubSubEmulator()]) {
    if ('missing' in found) throw new Error(found.missing);
  }
  if (!existsSync(join(ROOT, 'dist', 'main.js'))) throw new Error('dist/main.js is missing: npm run build');
  const duration = seconds * 1000;
  say(`seed ${seed}: ${requests} requests, ${workers} workers, ${seconds} s of faults`);
  const system = await startChaosSystem(ROOT, workers, ARTIFACTS);
  try {
    const plan = chaosPlan(new SeededRandom(seed), duration, workers);
    const every = Math.max(1, Math.floor(requests / 10));
    const [{ accepted, resubmitted }, kills] = await Promise.all([
      sendTraffic(ROOT, system, { requests, duration, patience: PATIENCE }, (count) => {
        if (count % every === 0) say(`${count} accepted`);
      }),
      carryOutPlan(system, plan, say),
    ]);
    const faultsOver = Date.now();
    say('no more faults; waiting until everything has ended');
    await waitUntilSettled(system.databaseUrl, SETTLE_WITHIN, ({ open, waitingForModel }) =>
      say(`${open} open, ${waitingForModel} to be resumed or upgraded`),
    );
    const settledAt = Date.now();
    const findings = await readFindings(system.databaseUrl, accepted, kills);
    const report = chaosReport(findings, {
      seed,
      accepted: accepted.length,
      resubmitted,
      settledAfterSeconds: (settledAt - faultsOver) / 1000,
      durationSeconds: (settledAt - began) / 1000,
    });
    writeFileSync(join(ARTIFACTS, `chaos-${seed}.json`), `${JSON.stringify({ report, findings, plan }, null, 2)}\n`);
    process.stdout.write(`${printChaosReport(report)}\n`);
    return report.verdict === 'pass' ? 0 : 1;
  } finally {
    await system.stop();
  }
}

async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(readOptions(args));
  } catch (thrown) {
    process.stderr.write(
      `the chaos run could not be carried out: ${thrown instanceof Error ? thrown.message : thrown}\n`,
    );
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
