import type { JSX } from 'preact';
import { match } from 'ts-pattern';
import { REQUEST_STATUSES, type RequestStatus } from '../../../../../domain/request-status.ts';

/** Where a request stands. A word that this version does not know is shown as it is, and marked. */
export function StatusBadge({ status }: { readonly status: string }): JSX.Element {
  const known = REQUEST_STATUSES.find((word) => word === status);
  if (known === undefined) return <span class="standing standing-asks">{status}: a word that nobody knows here</span>;
  return <span class={`standing standing-${toneOf(known)}`}>{known.replaceAll('_', ' ')}</span>;
}

function toneOf(status: RequestStatus): 'good' | 'working' | 'asks' | 'plain' {
  return match(status)
    .returnType<'good' | 'working' | 'asks' | 'plain'>()
    .with('completed', () => 'good')
    .with('queued', 'generating', () => 'working')
    .with('awaiting_clarification', 'failed', () => 'asks')
    .with('out_of_scope', 'blocked', 'cancelled', () => 'plain')
    .exhaustive();
}
