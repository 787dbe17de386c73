import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keepAccessToken } from '../api/access-token.ts';

/** For a server that wants a token and has no sign-in of its own before this page. */
export function TokenForm(): JSX.Element {
  const [token, setToken] = useState('');
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    keepAccessToken(token.trim());
    location.reload();
  };
  return (
    <form onSubmit={keep} class="row">
      <label for="token">Access token</label>
      <input
        id="token"
        type="password"
        autocomplete="off"
        required
        value={token}
        onInput={(e) => setToken(e.currentTarget.value)}
      />
      <button type="submit" class="button">
        Continue
      </button>
    </form>
  );
}
