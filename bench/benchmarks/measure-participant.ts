import { existsSync } from 'node:fs';
import { type Measurement, measure } from '../participants/measure.ts';
import type { ParticipantSetup } from '../participants/participant.ts';
import type { ParticipantEntry } from '../participants/participants.ts';
import { ROOT } from '../product.ts';
import { type BenchContext, CannotMeasure } from './benchmark.ts';

/** Compiled code must be hot, pools full and plans cached before the time counts. */
export const WARM_UP = 1_000;

const NEWER_NODE = new URL('bench/node_modules/node/bin/node', ROOT).pathname;

/** Measures a participant once in a process of its own, on a database that is there already. */
export async function measureParticipant(
  { name, module, newerNode, redis: persistence }: Omit<ParticipantEntry, 'role' | 'mode'>,
  { servers, options }: BenchContext,
  setup: Pick<ParticipantSetup, 'databaseUrl'> & Partial<ParticipantSetup>,
): Promise<Measurement> {
  const postgres = await servers.postgres();
  const redis = persistence === undefined ? null : await servers.redis(persistence);
  if (newerNode === true && !existsSync(NEWER_NODE))
    throw new CannotMeasure(`${name} needs the Node of the bench folder`);
  return measure(
    new URL(`../peers/${module}.js`, import.meta.url).href,
    {
      redisUrl: redis?.url ?? null,
      pubSubHost: null,
      firstNumber: 0,
      warmUp: WARM_UP,
      requests: options.requests,
      ...setup,
    },
    {
      execPath: newerNode === true ? NEWER_NODE : process.execPath,
      profileFolder: options.profileFolder,
      beforeStart: () => postgres.checkpoint(),
      serverCpu: () => sum(postgres.cpuSeconds(), redis === null ? 0 : redis.cpuSeconds()),
    },
  );
}

function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
