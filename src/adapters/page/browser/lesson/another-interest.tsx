import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_INTEREST_CHARACTERS } from '../../../../domain/question.ts';
import { POPULAR_INTERESTS } from '../ask/popular-interests.ts';

/** Chooses what the same topic is to be explained with: one tap, or own words. */
export function AnotherInterest(props: {
  /** The interest that the lesson has now. */
  readonly current: string | null;
  readonly busy: boolean;
  readonly choose: (interest: string) => void;
}): JSX.Element {
  const { current, busy, choose } = props;
  const [written, setWritten] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    choose(written.trim());
  };
  return (
    <form onSubmit={send} class="field">
      <label for="another-interest">Explain it with</label>
      <div class="row">
        <input
          id="another-interest"
          ref={field}
          type="text"
          autocomplete="off"
          required
          maxLength={MAX_INTEREST_CHARACTERS}
          value={written}
          onInput={(event) => setWritten(event.currentTarget.value)}
        />
        <button type="submit" class="button" aria-disabled={busy}>
          Go
        </button>
      </div>
      <ul class="chips" aria-label="Popular interests">
        {POPULAR_INTERESTS.filter((interest) => interest !== current).map((interest) => (
          <li key={interest}>
            <button type="button" class="chip-button" onClick={() => choose(interest)} aria-disabled={busy}>
              {interest}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
