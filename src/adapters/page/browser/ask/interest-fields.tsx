import type { JSX } from 'preact';
import { FieldMessage } from './field-message.tsx';
import { POPULAR_INTERESTS } from './popular-interests.ts';

/** What a student likes, as the form has it: boxes that are ticked, and what else was written. */
export interface Interests {
  readonly ticked: readonly string[];
  /** Separated by commas. */
  readonly written: string;
}

export function splitInterests(interests: readonly string[]): Interests {
  return {
    ticked: interests.filter((interest) => POPULAR_INTERESTS.includes(interest)),
    written: interests.filter((interest) => !POPULAR_INTERESTS.includes(interest)).join(', '),
  };
}

export function allInterests({ ticked, written }: Interests): readonly string[] {
  const words = written.split(',').map((word) => word.trim());
  return [...new Set([...ticked, ...words])].filter((word) => word !== '');
}

export function InterestFields(props: {
  readonly interests: Interests;
  readonly choose: (interests: Interests) => void;
  readonly wrong: string | null;
}): JSX.Element {
  const { interests, choose, wrong } = props;
  const { ticked, written } = interests;
  const toggle = (interest: string): void => {
    const without = ticked.filter((each) => each !== interest);
    choose({ written, ticked: without.length < ticked.length ? without : [...ticked, interest] });
  };
  return (
    <fieldset class="field">
      <legend>What you like</legend>
      <p class="hint" id="interests-hint">
        Your lesson is explained with it. Leave it open if you want no example.
      </p>
      <div class="chips">
        {POPULAR_INTERESTS.map((interest) => (
          <label key={interest} class="chip">
            <input type="checkbox" checked={ticked.includes(interest)} onChange={() => toggle(interest)} />
            <span>{interest}</span>
          </label>
        ))}
      </div>
      <label for="interests" class="under">
        Something else
      </label>
      <input
        id="interests"
        type="text"
        autocomplete="off"
        placeholder="chess, horses"
        value={written}
        onInput={(event) => choose({ ticked, written: event.currentTarget.value })}
        aria-invalid={wrong !== null}
        aria-describedby="interests-hint interests-message"
      />
      <FieldMessage id="interests-message" message={wrong} />
    </fieldset>
  );
}
