/** What an address of the page shows. */
export type Place =
  | { readonly kind: 'ask' }
  | { readonly kind: 'request'; readonly id: string }
  | { readonly kind: 'history' }
  | { readonly kind: 'unknown' };

export function placeOf(path: string): Place {
  if (path === '/') return { kind: 'ask' };
  if (path === '/history') return { kind: 'history' };
  const id = /^\/requests\/([0-9a-f-]{1,64})$/i.exec(path)?.[1];
  return id === undefined ? { kind: 'unknown' } : { kind: 'request', id };
}

export const ASK_PATH = '/';
export const HISTORY_PATH = '/history';

export function pathOfRequest(id: string): string {
  return `/requests/${id}`;
}
