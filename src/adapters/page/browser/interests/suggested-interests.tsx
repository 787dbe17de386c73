import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Interest } from '../../../../domain/topic.ts';
import { announce } from '../parts/announcer.tsx';

const MOST = 6;

/** Interests that what was typed may mean, to be chosen with one tap. */
export function SuggestedInterests(props: {
  readonly interests: readonly Interest[];
  readonly choose: (interest: Interest) => void;
}): JSX.Element | null {
  const { interests, choose } = props;
  const any = interests.length > 0;
  useEffect(() => {
    if (any) announce('Interests that fit are listed below what you type.');
  }, [any]);
  if (!any) return null;
  return (
    <ul class="chips" aria-label="Interests that fit">
      {interests.slice(0, MOST).map((interest) => (
        <li key={interest.id}>
          <button type="button" class="chip-button" onClick={() => choose(interest)}>
            {interest.name}
          </button>
        </li>
      ))}
    </ul>
  );
}
