import { match } from 'ts-pattern';
import type { OutcomeKind } from '../../../../domain/generation-outcome.ts';

/** How the desk shows a kind of outcome: its name, and the custom property that holds its colour. */
export interface OutcomeLook {
  readonly label: string;
  readonly colour: `--outcome-${string}`;
}

/** A new kind of outcome does not compile until the desk has a name and a colour for it. */
export function outcomeLook(kind: OutcomeKind): OutcomeLook {
  return match(kind)
    .returnType<OutcomeLook>()
    .with('success', () => ({ label: 'Lesson made', colour: '--outcome-success' }))
    .with('cached', () => ({ label: 'From the library', colour: '--outcome-cached' }))
    .with('clarification_needed', () => ({ label: 'Asked back', colour: '--outcome-clarification' }))
    .with('out_of_scope', () => ({ label: 'Out of scope', colour: '--outcome-out-of-scope' }))
    .with('blocked', () => ({ label: 'Blocked', colour: '--outcome-blocked' }))
    .with('failed', () => ({ label: 'Failed', colour: '--outcome-failed' }))
    .exhaustive();
}

/** Every kind, in the order in which charts stack them: what is well at the bottom. */
export const OUTCOME_ORDER = Object.keys({
  success: true,
  cached: true,
  clarification_needed: true,
  out_of_scope: true,
  blocked: true,
  failed: true,
} satisfies Record<OutcomeKind, true>) as readonly OutcomeKind[];
