import type { JSX } from 'preact';
import { ASK_PATH, HISTORY_PATH } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { PageHeading } from './page-heading.tsx';

/** For an address that names nothing. */
export function UnknownPage({ arrived }: { readonly arrived: boolean }): JSX.Element {
  return (
    <>
      <PageHeading title="There is nothing here" arrived={arrived} />
      <p>
        The address may be mistyped. <PlaceLink to={ASK_PATH}>Ask a question</PlaceLink>, or look at{' '}
        <PlaceLink to={HISTORY_PATH}>your questions</PlaceLink>.
      </p>
    </>
  );
}
