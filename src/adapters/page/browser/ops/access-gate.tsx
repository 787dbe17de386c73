import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { accessToken } from '../api/access-token.ts';
import { type ApiProblem, asProblem } from '../api/api-problem.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { TokenForm } from '../parts/token-form.tsx';
import { readSummary } from './api/desk-api.ts';

/** Lets operators through. Everyone else is told what is missing and how to get it, once rather than in every panel. */
export function AccessGate({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  useEffect(() => {
    readSummary().catch((thrown) => {
      const problem = asProblem(thrown);
      // What else goes wrong is said by the panels, each of which tries again.
      if (problem.status === 401 || problem.status === 403) setRefused(problem);
    });
  }, []);
  if (refused === null) return <>{children}</>;
  return (
    <>
      <PageHeading title="This desk is for operators" arrived={false} />
      <div class="notice notice-warning" role="alert">
        <p class="notice-title">
          {refused.status === 401 ? 'You are not signed in' : 'You are signed in, but not as an operator'}
        </p>
        {accessToken() !== null && <p>{refused.document.detail}</p>}
        <p>
          Sign in where your school signs in, or paste a token whose <code>roles</code> name <code>operator</code>. It
          is kept until you close this tab. Nothing was changed.
        </p>
        <TokenForm />
      </div>
    </>
  );
}
