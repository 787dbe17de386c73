import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ClarificationQuestion, ClarificationReply } from '../../../../domain/clarification.ts';
import { MAX_QUERY_CHARACTERS } from '../../../../domain/question.ts';
import { FieldMessage } from '../ask/field-message.tsx';

/** One question with its options to tap, room for own words, and a way out for who does not care. */
export function ClarifyingQuestion(props: {
  readonly question: ClarificationQuestion;
  readonly busy: boolean;
  /** What is wrong with the words that were sent. */
  readonly wrong: string | null;
  readonly answer: (reply: ClarificationReply) => void;
}): JSX.Element {
  const { question, busy, wrong, answer } = props;
  const [text, setText] = useState('');
  const [field, message] = [`words-${question.id}`, `message-${question.id}`];
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    answer({ kind: 'text', text });
  };
  return (
    <fieldset class="stack" aria-busy={busy}>
      <legend class="asked">{question.text}</legend>
      <ul class="options">
        {question.options.map(({ id, label }) => (
          <li key={id}>
            <button
              type="button"
              class="option"
              onClick={() => answer({ kind: 'option', optionId: id })}
              aria-disabled={busy}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      {question.freeText && (
        <form onSubmit={send} class="field">
          <label for={field}>Or say it in your own words</label>
          <div class="row">
            <input
              id={field}
              type="text"
              autocomplete="off"
              required
              maxLength={MAX_QUERY_CHARACTERS}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
              aria-invalid={wrong !== null}
              aria-describedby={message}
            />
            <button type="submit" class="button" aria-disabled={busy}>
              Send
            </button>
          </div>
          <FieldMessage id={message} message={wrong} />
        </form>
      )}
      <button type="button" class="button button-quiet" onClick={() => answer({ kind: 'skip' })} aria-disabled={busy}>
        Just pick one for me
      </button>
    </fieldset>
  );
}
