import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { match } from 'ts-pattern';
import type { ChaosAction, PlannedAction } from './chaos-plan.ts';
import type { ChaosSystem } from './chaos-system.ts';
import type { Kill } from './findings.ts';
import { MOOD_ANSWERS } from './flapping-model.ts';

/** Does what is planned, when it is planned, and says so; leaves everything running and the model well. */
export async function carryOutPlan(
  system: ChaosSystem,
  plan: readonly PlannedAction[],
  say: (words: string) => void,
): Promise<readonly Kill[]> {
  const kills: Kill[] = [];
  const background: Promise<void>[] = [];
  const startedAt = Date.now();
  for (const { at, action } of plan) {
    await wait(Math.max(0, startedAt + at - Date.now()));
    say(wordsOf(action));
    background.push(carryOut(system, action, kills).catch((thrown: unknown) => say(`  that did not work: ${thrown}`)));
    // One database restart at a time; everything else may overlap.
    if (action.kind === 'restart_database') await background.at(-1);
  }
  await Promise.all(background);
  system.model.always(MOOD_ANSWERS.well);
  for (const worker of system.workers) worker.restart();
  return kills;
}

function carryOut(system: ChaosSystem, action: ChaosAction, kills: Kill[]): Promise<void> {
  return match(action)
    .returnType<Promise<void>>()
    .with({ kind: 'kill_worker' }, async ({ worker, restartAfter }) => {
      const victim = system.workers[worker];
      if (victim === undefined || !victim.isRunning) return;
      const { pid } = victim;
      await victim.kill();
      kills.push({ pid, at: Date.now() });
      await wait(restartAfter);
      victim.restart();
    })
    .with({ kind: 'restart_database' }, ({ mode }) => system.postgres.restart(mode))
    .with({ kind: 'cut_connections' }, () => cutConnections(system.databaseUrl))
    .with({ kind: 'pause_queue' }, async ({ for: duration }) => {
      system.emulator.pause();
      await wait(duration);
      system.emulator.resume();
    })
    .with({ kind: 'model' }, async ({ mood }) => system.model.always(MOOD_ANSWERS[mood]))
    .exhaustive();
}

async function cutConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vividly' AND random() < 0.5`,
  );
  await client.end();
}

function wordsOf(action: ChaosAction): string {
  return match(action)
    .with(
      { kind: 'kill_worker' },
      ({ worker, restartAfter }) => `SIGKILL worker ${worker}, back after ${restartAfter} ms`,
    )
    .with({ kind: 'restart_database' }, ({ mode }) => `restart PostgreSQL (${mode})`)
    .with({ kind: 'cut_connections' }, () => 'cut half of the database connections')
    .with({ kind: 'pause_queue' }, ({ for: duration }) => `pause the Pub/Sub emulator for ${duration} ms`)
    .with({ kind: 'model' }, ({ mood }) => `the model is ${mood.replaceAll('_', ' ')}`)
    .exhaustive();
}
