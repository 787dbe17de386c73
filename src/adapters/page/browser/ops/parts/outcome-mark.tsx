import type { JSX } from 'preact';
import type { OutcomeKind } from '../../../../../domain/generation-outcome.ts';
import { outcomeLook } from '../outcome-look.ts';

/** A kind of outcome with its colour, and the closed word for why. */
export function OutcomeMark({ kind, why }: { readonly kind: OutcomeKind; readonly why?: string | null }): JSX.Element {
  return (
    <span class="outcome-mark">
      <span class={`swatch swatch-${kind}`} aria-hidden="true" />
      {outcomeLook(kind).label}
      {why !== undefined && why !== null && <code>{why}</code>}
    </span>
  );
}
