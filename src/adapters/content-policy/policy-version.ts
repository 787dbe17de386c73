import { createHash } from 'node:crypto';
import type { PolicyData } from './policy-data.ts';

/** Raised by hand when the code that evaluates the rules changes its answers. */
const ENGINE_REVISION = 1;

/**
 * The version of the policy: it changes with every change of the rules, so that no lesson written under older rules is
 * served from the library under newer ones.
 */
export function policyVersion(data: PolicyData): string {
  const digest = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12);
  return `rules-${ENGINE_REVISION}-${digest}`;
}
