import type { JSX } from 'preact';
import type { ApiProblem } from '../api/api-problem.ts';
import { TokenForm } from './token-form.tsx';

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
