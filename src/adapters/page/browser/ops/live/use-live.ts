import { useEffect, useState } from 'preact/hooks';
import { type ApiProblem, asProblem } from '../../api/api-problem.ts';

/** Something that is read again and again. */
export interface Live<Value> {
  /** The last that could be read; null until the first. */
  readonly value: Value | null;
  /** Why the last look found nothing; null when it did. */
  readonly problem: ApiProblem | null;
  /** When `value` was read, in milliseconds since the epoch. */
  readonly readAt: number | null;
}

/**
 * Reads at once and then every so often, one look after the other; not while the tab is hidden or `paused`, and at once
 * when it is shown again.
 * @param key what is read: another key begins anew, without the value of the old one
 * @param every milliseconds between the end of a look and the next
 */
export function useLive<Value>(key: string, read: () => Promise<Value>, every: number, paused = false): Live<Value> {
  const [live, setLive] = useState<Live<Value> & { readonly key: string }>({ key, ...NOTHING_YET });
  useEffect(() => {
    let timer: number | undefined;
    let over = false;
    let looking = false;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      if (over || looking || document.hidden) return;
      looking = true;
      try {
        const value = await read();
        if (!over) setLive({ key, value, problem: null, readAt: Date.now() });
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (!over) setLive((before) => ({ ...(before.key === key ? before : NOTHING_YET), key, problem }));
      }
      looking = false;
      if (!over && !paused) timer = window.setTimeout(look, every);
    };
    const lookWhenShown = (): void => {
      if (!paused) void look();
    };
    if (!paused || live.readAt === null || live.key !== key) void look();
    document.addEventListener('visibilitychange', lookWhenShown);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', lookWhenShown);
    };
  }, [key, every, paused]);
  return live.key === key ? live : NOTHING_YET;
}

const NOTHING_YET = { value: null, problem: null, readAt: null } as const;
