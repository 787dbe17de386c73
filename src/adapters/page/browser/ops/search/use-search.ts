import { useState } from 'preact/hooks';
import { announce } from '../../parts/announcer.tsx';
import { type Action, useAction } from '../../parts/use-action.ts';
import { type FoundPage, searchRequests } from '../api/desk-api.ts';

export interface Search {
  readonly text: string;
  readonly found: FoundPage | null;
  readonly action: Action;
  type(text: string): void;
  search(): void;
  loadMore(): void;
}

/** Outlives the page of the search, so that coming back from a story finds the list again. Never in an address: it may be a student's id. */
let remembered: { readonly text: string; readonly searched: string; readonly found: FoundPage | null } = {
  text: '',
  searched: '',
  found: null,
};

export function useSearch(): Search {
  const [state, setState] = useState(remembered);
  const action = useAction();
  const keep = (next: typeof remembered): void => {
    remembered = next;
    setState(next);
  };
  return {
    text: state.text,
    found: state.found,
    action,
    type: (text) => keep({ ...remembered, text }),
    search: () =>
      void action.run(async () => {
        const searched = remembered.text.trim();
        const found = await searchRequests(searched, null);
        keep({ ...remembered, searched, found });
        announce(foundWords(found));
      }),
    loadMore: () =>
      void action.run(async () => {
        const { searched, found } = remembered;
        const more = await searchRequests(searched, found?.nextCursor ?? null);
        keep({ ...remembered, found: { ...more, requests: [...(found?.requests ?? []), ...more.requests] } });
        announce(`${more.requests.length} more.`);
      }),
  };
}

/** What a search brought, in a sentence. */
export function foundWords({ requests, nextCursor }: FoundPage): string {
  if (requests.length === 0) return 'No request has this id, correlation id or student. The whole id is needed.';
  if (nextCursor !== null) return `The newest ${requests.length} requests.`;
  return requests.length === 1 ? 'One request.' : `${requests.length} requests.`;
}
