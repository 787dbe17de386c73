import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_INTEREST_CHARACTERS } from '../../../../domain/question.ts';
import type { Interest } from '../../../../domain/topic.ts';
import { suggestInterests } from '../api/interests.ts';
import { FieldMessage } from '../ask/field-message.tsx';
import { bestKnown } from '../interests/interest-groups.ts';
import { SuggestedInterests } from '../interests/suggested-interests.tsx';
import { useAllInterests, useSuggestedInterests } from '../interests/use-interests.ts';

/**
 * Chooses what the same topic is to be explained with: one tap, or own words. Interests of one family share a lesson, so
 * those that would bring back the lesson that is there are not offered, and said to be close when they are written.
 */
export function AnotherInterest(props: {
  /** The interest that the lesson has now. */
  readonly current: string | null;
  readonly busy: boolean;
  readonly choose: (interest: string) => void;
}): JSX.Element {
  const { current, busy, choose } = props;
  const [written, setWritten] = useState('');
  const [close, setClose] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const all = useAllInterests();
  const isOther = outsideFamilyOf(current, all);
  const fitting = useSuggestedInterests(written).filter(isOther);
  useEffect(() => field.current?.focus(), []);

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = written.trim();
    // Where it cannot be looked up, it is asked all the same: the answer says what it is tied to. The list may still be on its way.
    const lookUp = (typed: string) => suggestInterests(typed).catch(() => []);
    const [[meant], known] = await Promise.all([lookUp(text), all.length > 0 ? all : lookUp('')]);
    if (meant === undefined || outsideFamilyOf(current, known)(meant)) choose(text);
    else setClose(closeWords(meant.name, current));
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
          onInput={(event) => {
            setWritten(event.currentTarget.value);
            setClose(null);
          }}
          aria-invalid={close !== null}
          aria-describedby="another-interest-message"
        />
        <button type="submit" class="button" aria-disabled={busy}>
          Go
        </button>
      </div>
      <FieldMessage id="another-interest-message" message={close} />
      <SuggestedInterests interests={fitting} choose={({ name }) => choose(name)} />
      <ul class="chips" aria-label="Well-known interests">
        {bestKnown(all)
          .filter(isOther)
          .map(({ id, name }) => (
            <li key={id}>
              <button type="button" class="chip-button" onClick={() => choose(name)} aria-disabled={busy}>
                {name}
              </button>
            </li>
          ))}
      </ul>
    </form>
  );
}

/** Whether an interest would bring another lesson than the current one, as far as the known interests tell. */
function outsideFamilyOf(current: string | null, known: readonly Interest[]): (interest: Interest) => boolean {
  const family = known.find(({ name }) => name === current)?.family ?? null;
  return (interest) => interest.family !== family;
}

function closeWords(meant: string, current: string | null): string {
  if (meant === current) return `This lesson is explained with ${meant} already. Choose something else.`;
  return `${meant} is close to ${current}, so you would get the same lesson. Choose something quite different.`;
}
