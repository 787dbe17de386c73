import type { Config } from './read-config.ts';
import { SETTINGS } from './settings.ts';

/** The configuration as it may be printed: secrets are only said to be set. */
export function printableConfig(config: Config): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { variable, secret }]) => {
      const value = config[name as keyof Config];
      return [variable, secret && value !== undefined ? '(set)' : value];
    }),
  );
}
