import { useEffect, useState } from 'preact/hooks';
import type { Interest } from '../../../../domain/topic.ts';
import { suggestInterests } from '../api/interests.ts';

/** Time without a key after which what was typed is looked up. */
const STILL = 200;
const FEWEST_CHARACTERS = 2;

/** Every interest of the catalogue; none while they are not there, for one can do without them. */
export function useAllInterests(): readonly Interest[] {
  const [interests, setInterests] = useState<readonly Interest[]>([]);
  useEffect(() => {
    // Own words can always be written; whatever is wrong is said when the question is asked.
    suggestInterests('').then(setInterests, () => undefined);
  }, []);
  return interests;
}

/** Interests for what was typed; none while there is too little to go by. */
export function useSuggestedInterests(typed: string): readonly Interest[] {
  const [interests, setInterests] = useState<readonly Interest[]>([]);
  const text = typed.trim();
  useEffect(() => {
    if (text.length < FEWEST_CHARACTERS) {
      setInterests([]);
      return;
    }
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      suggestInterests(text, overtaken.signal).then(setInterests, () => undefined);
    }, STILL);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [text]);
  return interests;
}
