import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeadLetterView, WholeDeadLetterView } from '../../../../wire/ops-schemas.ts';
import { PlaceLink } from '../../location/place-link.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { readLetter, settleLetter } from '../api/desk-api.ts';
import { pathOfStory } from '../desk-path.ts';
import { momentWords } from '../parts/words.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { LetterBody } from './letter-body.tsx';
import { adviceFor } from './reason-words.ts';

/** One dead letter: why it is one, what it belongs to, its bytes on request, and the two ways to settle it. */
export function LetterCard(props: { readonly letter: DeadLetterView; settled(words: string): void }): JSX.Element {
  const { letter, settled } = props;
  const { id, reason, detail, requestId, filedAt, state } = letter;
  const [whole, setWhole] = useState<WholeDeadLetterView | null>(null);
  const { busy, problem, run } = useAction();
  const settle = (how: 'replay' | 'discard'): void => {
    void run(async () => {
      await settleLetter(id, how);
      settled(SETTLED[how](letter));
    });
  };
  return (
    <>
      <h2 class="letter-title">{reason.replaceAll('_', ' ')}</h2>
      <p class="facts">
        <span class={`standing standing-${state === 'waiting' ? 'asks' : 'plain'}`}>{state}</span>
        <span>filed {momentWords(filedAt)}</span>
        {requestId !== null && <PlaceLink to={pathOfStory(requestId)}>Story of its request</PlaceLink>}
      </p>
      <p>
        <code>{detail}</code>
      </p>
      <p class="hint">{adviceFor(reason)}</p>
      <ProblemNotice problem={problem} />
      {whole !== null && <LetterBody letter={whole} />}
      <div class="actions">
        {whole === null && (
          <button
            type="button"
            class="button"
            aria-disabled={busy}
            onClick={() => void run(async () => setWhole(await readLetter(id)))}
          >
            Show the body
          </button>
        )}
        {state === 'waiting' && (
          <>
            <ConfirmButton
              name="Replay"
              question={
                reason === 'request_failed'
                  ? 'Work on its request anew, from the start?'
                  : 'Publish this message again, as it was?'
              }
              yes="Yes, replay it"
              busy={busy}
              confirmed={() => settle('replay')}
            />
            <ConfirmButton
              name="Discard"
              question="Put it away for good? Its request keeps the answer that it has."
              yes="Yes, discard it"
              busy={busy}
              confirmed={() => settle('discard')}
            />
          </>
        )}
      </div>
      <p class="fine letter-id">{id}</p>
    </>
  );
}

const SETTLED = {
  replay: ({ reason }: DeadLetterView) =>
    reason === 'request_failed'
      ? 'Replayed: the request is in the queue again. Its story shows how it goes.'
      : 'Replayed: the message was published again. If it breaks again it comes back as a letter of its own.',
  discard: () => 'Discarded. It is kept under the state “discarded”.',
};
