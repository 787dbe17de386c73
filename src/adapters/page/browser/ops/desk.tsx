import type { JSX } from 'preact';
import { match } from 'ts-pattern';
import { usePath } from '../location/navigation.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { Announcer } from '../parts/announcer.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { SkipButton } from '../parts/skip-button.tsx';
import { AccessGate } from './access-gate.tsx';
import { DESK_PATH, deskPlaceOf, LETTERS_PATH, SEARCH_PATH } from './desk-path.ts';
import { LettersPage } from './letters/letters-page.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { SearchPage } from './search/search-page.tsx';
import { StoryPage } from './story/story-page.tsx';

/** The operator's desk: what every place of it shares, and the place that the address names. */
export function Desk(): JSX.Element {
  const { path, moves } = usePath();
  const place = deskPlaceOf(path);
  const arrived = moves > 0;
  return (
    <>
      <header class="top">
        <SkipButton />
        <PlaceLink to={DESK_PATH} className="brand">
          Vividly <small>operator’s desk</small>
        </PlaceLink>
        <nav aria-label="Main">
          <PlaceLink to={DESK_PATH} current={place.kind === 'overview'}>
            Overview
          </PlaceLink>
          <PlaceLink to={SEARCH_PATH} current={place.kind === 'search'}>
            Requests
          </PlaceLink>
          <PlaceLink to={LETTERS_PATH} current={place.kind === 'letters'}>
            Dead letters
          </PlaceLink>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        <AccessGate>
          {match(place)
            .with({ kind: 'overview' }, () => <OverviewPage arrived={arrived} />)
            .with({ kind: 'search' }, () => <SearchPage arrived={arrived} />)
            .with({ kind: 'story' }, ({ id }) => <StoryPage key={id} id={id} arrived={arrived} />)
            .with({ kind: 'letters' }, () => <LettersPage arrived={arrived} />)
            .with({ kind: 'unknown' }, () => (
              <>
                <PageHeading title="There is nothing here" arrived={arrived} />
                <p>
                  The address may be mistyped. Go to the <PlaceLink to={DESK_PATH}>overview</PlaceLink>.
                </p>
              </>
            ))
            .exhaustive()}
        </AccessGate>
      </main>
      <Announcer />
    </>
  );
}
