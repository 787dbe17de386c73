import { z } from 'zod';

/** One of a closed set of words. */
export const words = <Word extends string>(...allowed: [Word, ...Word[]]) => z.enum(allowed);

/** Text that says something. */
export const text = z.string().min(1);

/** The same, or nothing. */
export const optional = text.optional();

/** Seconds in the environment, whole milliseconds in the program. */
export const seconds = z.coerce
  .number()
  // A wait that rounds to no time at all would make a loop that never pauses.
  .min(0.001)
  .max(86_400)
  .transform((value) => Math.round(value * 1000));

/** A whole number from 1. */
export const count = (max: number) => z.coerce.number().int().positive().max(max);

/** Words between commas. */
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
