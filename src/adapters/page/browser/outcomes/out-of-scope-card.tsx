import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import { questionLike } from '../ask/question-like.ts';
import { useAsk } from '../ask/use-ask.ts';
import { ASK_PATH } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import type { OutcomeOf } from './outcome-of.ts';
import { outcomeTitle } from './outcome-title.ts';

/** Why there is no lesson, in the reason's own kind words, and what is near: one press asks it. */
export function OutOfScopeCard(props: {
  readonly outcome: OutcomeOf<'out_of_scope'>;
  readonly view: RequestView;
}): JSX.Element {
  const { outcome, view } = props;
  const { busy, problem, ask } = useAsk();
  return (
    <section class="card stack">
      <h2>{outcomeTitle(outcome)}</h2>
      <p>{outcome.message}</p>
      {outcome.nearestTopics.length > 0 && (
        <>
          <h3 id="nearest">Try one of these</h3>
          <ul class="options" aria-labelledby="nearest">
            {outcome.nearestTopics.map(({ id, name }) => (
              <li key={id}>
                <button
                  type="button"
                  class="option"
                  onClick={() => ask(questionLike(view, { query: name }))}
                  aria-disabled={busy}
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <ProblemNotice problem={problem} />
      <div class="actions">
        <PlaceLink to={ASK_PATH} draft={view.query} className="button">
          Change your question
        </PlaceLink>
      </div>
    </section>
  );
}
