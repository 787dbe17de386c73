import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import { AskAgain } from '../ask/ask-again.tsx';
import { ASK_PATH } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';

export function CancelledCard({ view }: { readonly view: RequestView }): JSX.Element {
  return (
    <section class="card stack">
      <h2>You cancelled this question</h2>
      <p>Nothing more is made for it. It stays in your questions, and you can ask it again at any time.</p>
      <div class="actions">
        <AskAgain view={view} words="Ask it again" />
        <PlaceLink to={ASK_PATH} className="button button-quiet">
          Ask something else
        </PlaceLink>
      </div>
    </section>
  );
}
