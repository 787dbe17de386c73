import type { JSX } from 'preact';
import { UNHELPFUL_REASONS, type UnhelpfulReason } from '../../../../domain/lesson-feedback.ts';
import { announce } from '../parts/announcer.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useFeedback } from './use-feedback.ts';

const REASON_WORDS: Readonly<Record<UnhelpfulReason, string>> = {
  too_hard: 'Too hard',
  too_easy: 'Too easy',
  wrong: 'Something is wrong in it',
  did_not_answer: 'It did not answer my question',
  bad_interest_match: 'It does not fit what I like',
};

/** Asks whether the lesson helped, and shows what the student said. It can be changed at any time. */
export function FeedbackCard(props: { readonly requestId: string; readonly lessonId: string }): JSX.Element {
  const { feedback, busy, problem, give } = useFeedback(props.requestId, props.lessonId);
  const { helpful, reason } = feedback ?? { helpful: null, reason: null };
  const say = (yes: boolean, why: UnhelpfulReason | null = null): void => {
    give(yes, why);
    announce('Thank you, we have noted it.');
  };
  return (
    <section class="card stack" aria-labelledby="feedback" aria-busy={busy}>
      <h2 id="feedback">Was this helpful?</h2>
      <div class="actions">
        <button type="button" class="button choice" aria-pressed={helpful === true} onClick={() => say(true)}>
          Yes
        </button>
        <button type="button" class="button choice" aria-pressed={helpful === false} onClick={() => say(false, reason)}>
          No
        </button>
      </div>
      {helpful === true && <p class="hint">Thank you. You can change it at any time.</p>}
      {helpful === false && (
        <fieldset class="field">
          <legend>What was it? You need not say.</legend>
          <div class="chips">
            {UNHELPFUL_REASONS.map((each) => (
              <label key={each} class="chip">
                <input type="radio" name="reason" checked={reason === each} onChange={() => say(false, each)} />
                <span>{REASON_WORDS[each]}</span>
              </label>
            ))}
          </div>
          <p class="hint">Thank you. When several students say so, this lesson is made anew for those who come next.</p>
        </fieldset>
      )}
      <ProblemNotice problem={problem} />
    </section>
  );
}
