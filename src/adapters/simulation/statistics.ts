import type { OutcomeKind } from '../../domain/generation-outcome.ts';

/** What a simulation can do to the program, by name. */
export const FAULT_KINDS = [
  'failed_before_effect',
  'reply_lost',
  'slow_call',
  'hung_call',
  'crash_before_effect',
  'crash_after_effect',
  'crash_at_a_moment',
  'graceful_stop',
  'message_duplicated',
  'message_delayed',
  'message_redelivered',
  'junk_message',
  'model_down',
  'model_failure',
  'model_hung',
  'renderer_failure',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What is counted in a simulated day beside faults and outcomes. */
export const COUNTS = [
  'steps',
  'virtualSeconds',
  'accepted',
  'cancelled',
  'crashes',
  'takeovers',
  'modelCalls',
  'upgrades',
  'deadLetters',
] as const;

/** What simulated days did, summed up. */
export interface Statistics {
  readonly faultsInjected: Record<FaultKind, number>;
  /** How requests ended, as their rows say at the end. */
  readonly outcomes: Record<OutcomeKind, number>;
  readonly counts: Record<(typeof COUNTS)[number], number>;
}

export function emptyStatistics(): Statistics {
  return {
    faultsInjected: zeros(FAULT_KINDS),
    outcomes: zeros(['success', 'cached', 'clarification_needed', 'out_of_scope', 'blocked', 'failed']),
    counts: zeros(COUNTS),
  };
}

/** Adds the second to the first. */
export function addStatistics(sum: Statistics, more: Statistics): void {
  add(sum.faultsInjected, more.faultsInjected);
  add(sum.outcomes, more.outcomes);
  add(sum.counts, more.counts);
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

function add<Name extends string>(sum: Record<Name, number>, more: Record<Name, number>): void {
  for (const name of Object.keys(more) as Name[]) sum[name] += more[name];
}
