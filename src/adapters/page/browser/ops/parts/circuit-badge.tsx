import type { JSX } from 'preact';
import { match } from 'ts-pattern';
import type { CircuitState } from '../../../../../domain/ports/worker-reports.ts';

/** What a model's breaker does. */
export function CircuitBadge({ state }: { readonly state: CircuitState }): JSX.Element {
  return match(state)
    .with('closed', () => <span class="standing standing-good">closed: calls go through</span>)
    .with('half_open', () => <span class="standing standing-working">half open: being tried</span>)
    .with('open', () => <span class="standing standing-asks">open: no calls</span>)
    .exhaustive();
}
