import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import { AskAgain } from '../ask/ask-again.tsx';
import { ASK_PATH } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { STAGE_WORDS } from '../request/stage-words.ts';
import type { OutcomeOf } from './outcome-of.ts';
import { outcomeTitle } from './outcome-title.ts';

/** What went wrong on our side, what was kept, and what can be done. */
export function FailedCard(props: { readonly outcome: OutcomeOf<'failed'>; readonly view: RequestView }): JSX.Element {
  const { outcome, view } = props;
  const { lesson } = view;
  return (
    <section class="card stack">
      <h2>{outcomeTitle(outcome)}</h2>
      <p>{outcome.message}</p>
      <h3>What was kept</h3>
      <p>
        {lesson === null
          ? `Your question is kept in “My questions”. We stopped at this step: ${STAGE_WORDS[outcome.stage]}.`
          : 'Your question, and the lesson as far as it was written: you can read it below.'}
      </p>
      <div class="actions">
        {outcome.retryable && <AskAgain view={view} words="Try again" />}
        <PlaceLink to={ASK_PATH} draft={view.query} className="button button-quiet">
          Ask it in other words
        </PlaceLink>
      </div>
    </section>
  );
}
