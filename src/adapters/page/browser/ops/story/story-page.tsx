import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestStoryView } from '../../../../wire/ops-schemas.ts';
import { PlaceLink } from '../../location/place-link.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { readStory } from '../api/desk-api.ts';
import { SEARCH_PATH } from '../desk-path.ts';
import { useLive } from '../live/use-live.ts';
import { OutcomeMark } from '../parts/outcome-mark.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { timeWords } from '../parts/words.ts';
import { StoryFacts } from './story-facts.tsx';
import { Timeline } from './timeline.tsx';

/** Milliseconds between two looks at a request that still changes, and at one that has ended. */
const EVERY = 2_000;
const EVERY_ENDED = 30_000;

/** All that happened to one request. The one place of the desk that shows what the student asked. */
export function StoryPage({ id, arrived }: { readonly id: string; readonly arrived: boolean }): JSX.Element {
  const [changing, setChanging] = useState(true);
  const { value, problem, readAt } = useLive(
    `story ${id}`,
    async () => {
      const story = await readStory(id);
      setChanging(story.request.status === 'queued' || story.request.status === 'generating');
      return story;
    },
    changing ? EVERY : EVERY_ENDED,
  );
  return (
    <>
      <p class="kicker">
        <PlaceLink to={SEARCH_PATH}>Back to the search</PlaceLink>
      </p>
      <PageHeading title="Story of a request" arrived={arrived} />
      <ProblemNotice problem={problem} />
      {value === null && problem === null && <p class="hint">Reading…</p>}
      {value !== null && (
        <>
          <p class="facts">
            <StatusBadge status={value.request.status} />
            <Outcome story={value} />
            {readAt !== null && <span class="fine">read at {timeWords(readAt)}</span>}
          </p>
          <section class="card" aria-labelledby="question">
            <h2 id="question">The question</h2>
            <p class="asked">{value.request.query}</p>
            <p class="facts fine">
              <span>grade {value.request.grade}</span>
              {value.request.interest !== null && <span>interest {value.request.interest}</span>}
              {value.request.topic !== null && <span>topic {value.request.topic.name}</span>}
              <span>personal data was taken out before it was stored</span>
            </p>
          </section>
          <StoryFacts story={value} />
          <section class="card" aria-labelledby="timeline">
            <h2 id="timeline">What happened</h2>
            <Timeline events={value.events} />
          </section>
        </>
      )}
    </>
  );
}

function Outcome({ story: { events, request } }: { readonly story: RequestStoryView }): JSX.Element | null {
  if (request.outcome === null) return null;
  const last = events.map(({ body }) => body).findLast((body) => body.type === 'outcome');
  return <OutcomeMark kind={request.outcome.kind} why={last?.type === 'outcome' ? (last.why ?? null) : null} />;
}
