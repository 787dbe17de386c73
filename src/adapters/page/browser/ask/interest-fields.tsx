import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { FAMILY_WORDS } from '../interests/family-words.ts';
import { bestKnown, byFamily } from '../interests/interest-groups.ts';
import { SuggestedInterests } from '../interests/suggested-interests.tsx';
import { useAllInterests, useSuggestedInterests } from '../interests/use-interests.ts';
import { FieldMessage } from './field-message.tsx';
import { InterestBoxes } from './interest-boxes.tsx';
import { type Interests, lastWords, toggled, withLastWords } from './interests.ts';

/** What a student likes: the best known to tick, all others by family, and room for own words. */
export function InterestFields(props: {
  readonly interests: Interests;
  readonly choose: (interests: Interests) => void;
  readonly wrong: string | null;
}): JSX.Element {
  const { interests, choose, wrong } = props;
  const { ticked, written } = interests;
  const [open, setOpen] = useState(false);
  const all = useAllInterests();
  const field = useRef<HTMLInputElement>(null);
  const fitting = useSuggestedInterests(lastWords(written)).filter(({ name }) => !ticked.includes(name));
  const known = bestKnown(all).map(({ name }) => name);
  const offered = [...known, ...ticked.filter((name) => !known.includes(name))];
  const toggle = (name: string): void => choose(toggled(interests, name));
  return (
    <fieldset class="field">
      <legend>What you like</legend>
      <p class="hint" id="interests-hint">
        Your lesson is explained with it. Leave it open if you want no example.
      </p>
      <InterestBoxes names={offered} ticked={ticked} toggle={toggle} />
      <label for="interests" class="under">
        Something else
      </label>
      <input
        id="interests"
        ref={field}
        type="text"
        autocomplete="off"
        placeholder="chess, horses"
        value={written}
        onInput={(event) => choose({ ticked, written: event.currentTarget.value })}
        aria-invalid={wrong !== null}
        aria-describedby="interests-hint interests-message"
      />
      <SuggestedInterests
        interests={fitting}
        choose={({ name }) => {
          choose({ ticked: [...ticked, name], written: withLastWords(written, '') });
          field.current?.focus();
        }}
      />
      <FieldMessage id="interests-message" message={wrong} />
      {all.length > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>Show all, by kind</summary>
          {open &&
            byFamily(all).map(({ family, members }) => (
              <fieldset key={family} class="family">
                <legend>{FAMILY_WORDS[family]}</legend>
                <InterestBoxes names={members.map(({ name }) => name)} ticked={ticked} toggle={toggle} />
              </fieldset>
            ))}
        </details>
      )}
    </fieldset>
  );
}
