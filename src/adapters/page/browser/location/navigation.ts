import { useEffect, useState } from 'preact/hooks';
import { type Place, placeOf } from './place.ts';

/** What is kept with an entry of the browser's history: a question that is being written. Never in the address. */
interface Kept {
  readonly draft?: string;
}

const MOVED = 'vividly:moved';

/** Goes to another place of the page, without loading it anew. */
export function goTo(path: string, kept: Kept = {}): void {
  history.pushState(kept, '', path);
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
}

/** The question that was being written at this entry of the history. */
export function keptDraft(): string {
  const { draft }: Kept = history.state ?? {};
  return draft ?? '';
}

/** Keeps the question, so that the back button and a reload bring it again. */
export function keepDraft(draft: string): void {
  history.replaceState({ draft } satisfies Kept, '');
}

/** The place that the address names, and a number that grows with every move. */
export function usePlace(): { place: Place; moves: number } {
  const { path, moves } = usePath();
  return { place: placeOf(path), moves };
}

/** The same, for a page with places of its own. */
export function usePath(): { path: string; moves: number } {
  const [at, setAt] = useState(() => ({ path: location.pathname, moves: 0 }));
  useEffect(() => {
    const look = (): void => setAt(({ moves }) => ({ path: location.pathname, moves: moves + 1 }));
    window.addEventListener(MOVED, look);
    window.addEventListener('popstate', look);
    return () => {
      window.removeEventListener(MOVED, look);
      window.removeEventListener('popstate', look);
    };
  }, []);
  return at;
}
