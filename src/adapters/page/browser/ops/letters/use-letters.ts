import { useState } from 'preact/hooks';
import type { DeadLetterView } from '../../../../wire/ops-schemas.ts';
import { type Action, useAction } from '../../parts/use-action.ts';
import { LETTERS_A_PAGE, type LetterFilter, listLetters } from '../api/desk-api.ts';
import { useLive } from '../live/use-live.ts';

/** Milliseconds between two looks at the newest letters. */
const EVERY = 5_000;

export interface Letters {
  /** Null until the first look. */
  readonly letters: readonly DeadLetterView[] | null;
  readonly live: ReturnType<typeof useLive<readonly DeadLetterView[]>>;
  readonly more: boolean;
  readonly action: Action;
  loadMore(): void;
  /** Looks at once, since something was just settled. */
  lookAgain(): void;
}

/** Dead letters, the newest kept fresh, older ones on request. */
export function useLetters(filter: LetterFilter): Letters {
  const [looks, setLooks] = useState(0);
  const key = `${filter.state} ${filter.reason} ${looks}`;
  const live = useLive(key, () => listLetters(filter, null), EVERY);
  const [older, setOlder] = useState<{
    readonly key: string;
    readonly letters: readonly DeadLetterView[];
    full: boolean;
  }>({ key, letters: [], full: true });
  const action = useAction();
  const newest = live.value;
  const behind = older.key === key ? older : { key, letters: [], full: (newest?.length ?? 0) === LETTERS_A_PAGE };
  const seen = new Set(newest?.map(({ id }) => id));
  const letters = newest === null ? null : [...newest, ...behind.letters.filter(({ id }) => !seen.has(id))];
  return {
    letters,
    live,
    more: newest !== null && newest.length === LETTERS_A_PAGE && behind.full,
    action,
    loadMore: () =>
      void action.run(async () => {
        const next = await listLetters(filter, letters?.at(-1)?.filedAt ?? null);
        const full = next.length === LETTERS_A_PAGE;
        setOlder({ key, letters: [...behind.letters, ...next], full });
      }),
    lookAgain: () => setLooks((count) => count + 1),
  };
}
