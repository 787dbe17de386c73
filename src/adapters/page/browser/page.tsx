import type { JSX } from 'preact';
import { match } from 'ts-pattern';
import { AskPage } from './ask/ask-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { usePlace } from './location/navigation.ts';
import { ASK_PATH, HISTORY_PATH } from './location/place.ts';
import { PlaceLink } from './location/place-link.tsx';
import { Announcer } from './parts/announcer.tsx';
import { SkipButton } from './parts/skip-button.tsx';
import { UnknownPage } from './parts/unknown-page.tsx';
import { RequestPage } from './request/request-page.tsx';

/** The student's page: what every place shares, and the place that the address names. */
export function Page(): JSX.Element {
  const { place, moves } = usePlace();
  const arrived = moves > 0;
  return (
    <>
      <header class="top">
        <SkipButton />
        <PlaceLink to={ASK_PATH} className="brand">
          Vividly
        </PlaceLink>
        <nav aria-label="Main">
          <PlaceLink to={ASK_PATH} current={place.kind === 'ask'}>
            Ask
          </PlaceLink>
          <PlaceLink to={HISTORY_PATH} current={place.kind === 'history'}>
            My questions
          </PlaceLink>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {match(place)
          .with({ kind: 'ask' }, () => <AskPage key={moves} arrived={arrived} />)
          .with({ kind: 'request' }, ({ id }) => <RequestPage key={id} id={id} arrived={arrived} />)
          .with({ kind: 'history' }, () => <HistoryPage arrived={arrived} />)
          .with({ kind: 'unknown' }, () => <UnknownPage arrived={arrived} />)
          .exhaustive()}
      </main>
      <Announcer />
    </>
  );
}
