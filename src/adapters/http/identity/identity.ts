/** What a caller may do. Other words in a token belong to other programs, and are left alone. */
export const ROLES = ['student', 'operator'] as const;
/** A role that this program knows. */
export type Role = (typeof ROLES)[number];

/** Who calls. The subject is the student's id. */
export interface Identity {
  readonly subject: string;
  readonly roles: readonly Role[];
}

/** Who calls, or why that is not known. */
export type IdentityResult =
  | { readonly kind: 'known'; readonly identity: Identity }
  /** Nobody said who they are, or not believably. */
  | { readonly kind: 'unknown'; readonly detail: string; readonly tokenGiven: boolean }
  /** Somebody who must not call from where they do. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** It cannot be found out at the moment. */
  | { readonly kind: 'unavailable'; readonly detail: string };

/** The headers that say who calls. */
export interface CallerHeaders {
  readonly authorization: string | null;
  readonly host: string | null;
  readonly origin: string | null;
}

/** Finds out who calls. Never rejects. */
export type IdentityCheck = (headers: CallerHeaders) => Promise<IdentityResult>;
