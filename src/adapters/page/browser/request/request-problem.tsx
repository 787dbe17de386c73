import type { JSX } from 'preact';
import type { ApiProblem } from '../api/api-problem.ts';
import { HISTORY_PATH } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

/** A request that cannot be shown: unknown, another student's, or without a token. */
export function RequestProblem(props: { readonly problem: ApiProblem; readonly arrived: boolean }): JSX.Element {
  return (
    <>
      <PageHeading title="This question cannot be shown" arrived={props.arrived} />
      <ProblemNotice problem={props.problem} />
      <p>
        <PlaceLink to={HISTORY_PATH}>Look at your questions</PlaceLink>
      </p>
    </>
  );
}
