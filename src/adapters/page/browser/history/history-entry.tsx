import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import { pathOfRequest } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { standingOf } from './standing-words.ts';

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** One question of the list. */
export function HistoryEntry({ view }: { readonly view: RequestView }): JSX.Element {
  const { words, tone } = standingOf(view);
  return (
    <li class="history-entry">
      <PlaceLink to={pathOfRequest(view.id)} className="history-link">
        {view.query}
      </PlaceLink>
      <p class="facts">
        <span class={`standing standing-${tone}`}>{words}</span>
        <span>{view.interest === null ? `Grade ${view.grade}` : `Grade ${view.grade} · ${view.interest}`}</span>
        <time dateTime={view.createdAt}>{WHEN.format(new Date(view.createdAt))}</time>
      </p>
    </li>
  );
}
