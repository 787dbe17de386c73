import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestView } from '../../../wire/request-view.ts';
import { questionLike } from '../ask/question-like.ts';
import { useAsk } from '../ask/use-ask.ts';
import { ASK_PATH } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { AnotherInterest } from './another-interest.tsx';
import { simplerGrade } from './simpler-grade.ts';

/** The same topic told in another way. Each is a new question; this lesson stays. */
export function NextSteps({ view }: { readonly view: RequestView }): JSX.Element {
  const [choosing, setChoosing] = useState(false);
  const { busy, problem, ask } = useAsk();
  // The topic itself: the question may have needed a conversation before its topic was found.
  const query = view.topic?.name ?? view.query;
  const simpler = simplerGrade(view.grade);
  return (
    <section class="card stack" aria-labelledby="next-steps">
      <h2 id="next-steps">What next?</h2>
      <div class="actions">
        {simpler !== null && (
          <button
            type="button"
            class="button"
            onClick={() => ask(questionLike(view, { query, grade: simpler }))}
            aria-disabled={busy}
          >
            Explain it simpler
          </button>
        )}
        <button type="button" class="button" onClick={() => setChoosing(!choosing)} aria-expanded={choosing}>
          Use another interest
        </button>
        <PlaceLink to={ASK_PATH} className="button button-quiet">
          Ask something else
        </PlaceLink>
      </div>
      {choosing && (
        <AnotherInterest
          current={view.interest}
          busy={busy}
          choose={(interest) => ask(questionLike(view, { query, interests: [interest] }))}
        />
      )}
      <ProblemNotice problem={problem} />
    </section>
  );
}
