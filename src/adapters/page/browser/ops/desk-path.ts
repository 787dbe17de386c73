/** Whether an address belongs to the operator's desk. */
export function isDeskPath(path: string): boolean {
  return path === DESK_PATH || path.startsWith(`${DESK_PATH}/`);
}

export const DESK_PATH = '/ops';
export const SEARCH_PATH = '/ops/requests';
export const LETTERS_PATH = '/ops/dead-letters';

/** What an address of the desk shows. */
export type DeskPlace =
  | { readonly kind: 'overview' }
  | { readonly kind: 'search' }
  | { readonly kind: 'story'; readonly id: string }
  | { readonly kind: 'letters' }
  | { readonly kind: 'unknown' };

export function deskPlaceOf(path: string): DeskPlace {
  if (path === DESK_PATH) return { kind: 'overview' };
  if (path === SEARCH_PATH) return { kind: 'search' };
  if (path === LETTERS_PATH) return { kind: 'letters' };
  const id = /^\/ops\/requests\/([0-9a-f-]{1,64})$/i.exec(path)?.[1];
  return id === undefined ? { kind: 'unknown' } : { kind: 'story', id };
}

export function pathOfStory(id: string): string {
  return `${SEARCH_PATH}/${id}`;
}
