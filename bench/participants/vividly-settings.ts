import type { Config } from '../../src/adapters/config/read-config.ts';
import { product } from '../product.ts';

/** What the worker is set to for this load. `VIVIDLY_…` in the environment of the benchmark goes before it. */
const FOR_THIS_LOAD = {
  VIVIDLY_LOG_LEVEL: 'silent',
  VIVIDLY_CONCURRENCY: '256',
  VIVIDLY_MODEL_CONCURRENCY: '1000',
} as const;

/** Vividly's configuration for a benchmark. @param needed what the benchmark itself needs: nothing goes before it */
export async function vividlyConfig(needed: Readonly<Record<string, string>>): Promise<Config> {
  const { readConfig } = await product.config();
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('VIVIDLY_')));
  const read = readConfig({ ...FOR_THIS_LOAD, ...given, ...needed });
  if (read.kind === 'config') return read.config;
  throw new Error(read.mistakes.map(({ variable, problem }) => `${variable} ${problem}`).join('; '));
}
