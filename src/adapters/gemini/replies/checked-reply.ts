import type { z } from 'zod';

/** A reply after its check: the value, or what is wrong with it, in words that repeat nothing of it. */
export type CheckedReply<Value> =
  | { readonly kind: 'valid'; readonly value: Value }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Checks a parsed reply against its schema. The problems name paths and rules, never values. */
export function checkShape<Value>(schema: z.ZodType<Value>, json: unknown): CheckedReply<Value> {
  if (json === undefined) return { kind: 'invalid', problems: ['the reply is not valid JSON'] };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: 'valid', value: parsed.data };
  return {
    kind: 'invalid',
    problems: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'reply'}: ${issue.message}`),
  };
}
