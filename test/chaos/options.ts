import { parseArgs } from 'node:util';

/** What a chaos run is asked to do. */
export interface ChaosOptions {
  /** The same seed plans the same faults. */
  readonly seed: number;
  readonly requests: number;
  readonly workers: number;
  /** Seconds in which requests are submitted and faults happen. */
  readonly seconds: number;
}

/** Reads the command line; throws a TypeError for what is not known. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      requests: { type: 'string', default: '500' },
      workers: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '90' },
    },
  });
  const number = (name: keyof typeof values): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 0) throw new TypeError(`--${name} must be a whole number`);
    return value;
  };
  return {
    seed: number('seed'),
    requests: number('requests'),
    workers: number('workers'),
    seconds: number('seconds'),
  };
}
