import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SummaryView, WorkerView } from '../../../../wire/ops-schemas.ts';
import type { OutcomeStatistics } from '../../../../wire/statistics-schemas.ts';
import { PlaceLink } from '../../location/place-link.tsx';
import { announce } from '../../parts/announcer.tsx';
import { LETTERS_PATH } from '../desk-path.ts';
import { type Attention, attentionOf } from './attention.ts';

/** What needs somebody, before everything else. What is new is said aloud, once. */
export function AttentionList(props: {
  readonly summary: SummaryView | null;
  readonly outcomes: OutcomeStatistics | null;
  readonly workers: readonly WorkerView[] | null;
}): JSX.Element | null {
  const { summary, outcomes, workers } = props;
  const list = attentionOf(summary, workers, outcomes);
  const said = useRef(new Set<string>());
  useEffect(() => {
    const unsaid = list.filter(({ look }) => !said.current.has(look));
    said.current = new Set(list.map(({ look }) => look));
    if (unsaid.length > 0) announce(unsaid.map(({ words }) => words).join(' '));
  });
  if (summary === null) return null;
  return (
    <section class={`notice ${list.length === 0 ? 'notice-good' : 'notice-warning'}`} aria-labelledby="attention">
      <h2 id="attention" class="notice-title">
        {list.length === 0 ? 'Nothing needs you' : 'Look at this'}
      </h2>
      {list.length > 0 && (
        <ul class="attention">
          {list.map((one) => (
            <li key={one.words}>
              {one.words} <Look at={one.look} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Look({ at }: { readonly at: Attention['look'] }): JSX.Element {
  if (at === 'letters') return <PlaceLink to={LETTERS_PATH}>Look through the dead letters</PlaceLink>;
  return (
    <button type="button" class="link-button" onClick={() => show(`panel-${at}`)}>
      Show {PANEL_NAMES[at]}
    </button>
  );
}

const PANEL_NAMES = { workers: 'the workers', models: 'the models', now: 'the queue', outcomes: 'the outcomes' };

function show(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
