const KEY = 'vividly.token';

/**
 * The bearer token that calls carry, for a server that wants one. Whoever runs the server puts it into the session
 * storage of this origin under `vividly.token`, for example at the end of their own sign-in; a server on loopback
 * needs none.
 */
export function accessToken(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    // A browser that keeps nothing has no token either.
    return null;
  }
}

/** Keeps the token until the tab is closed. */
export function keepAccessToken(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // Nothing to be done: the next call says that it needs a token.
  }
}
