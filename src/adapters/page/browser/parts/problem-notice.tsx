import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keepAccessToken } from '../api/access-token.ts';
import type { ApiProblem } from '../api/api-problem.ts';

/** What the API could not do, said at once to everyone, with what can be done about it. */
export function ProblemNotice({ problem }: { readonly problem: ApiProblem | null }): JSX.Element | null {
  if (problem === null) return null;
  const { title, detail, correlationId } = problem.document;
  return (
    <div class="notice notice-warning" role="alert">
      <p class="notice-title">{title}</p>
      <p>{detail}</p>
      {problem.status === 401 && <TokenForm />}
      {correlationId !== '' && <p class="fine">If you ask for help, name this: {correlationId}</p>}
    </div>
  );
}

/** For a server that wants a token and has no sign-in of its own before this page. */
function TokenForm(): JSX.Element {
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
