import type { z } from 'zod';

/** One environment variable: what it means, how it is read, and what to do when it is wrong. */
export interface Setting<Value> {
  readonly variable: string;
  readonly meaning: string;
  readonly schema: z.ZodType<Value>;
  /** As it would stand in the environment; null where there is none. */
  readonly fallback: string | null;
  /** What to set instead. */
  readonly fix: string;
  /** Never printed. */
  readonly secret?: true;
}

export function setting<Value>(description: Setting<Value>): Setting<Value> {
  return description;
}
