import type { JSX } from 'preact';
import type { FoundRequestView } from '../../../../wire/ops-schemas.ts';
import { PlaceLink } from '../../location/place-link.tsx';
import { pathOfStory } from '../desk-path.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { momentWords } from '../parts/words.ts';

/** Requests as a search found them, without what was asked. */
export function FoundList({ requests }: { readonly requests: readonly FoundRequestView[] }): JSX.Element {
  return (
    <ul class="history">
      {requests.map((request) => (
        <li key={request.id} class="history-entry">
          <PlaceLink to={pathOfStory(request.id)} className="history-link">
            {request.id}
          </PlaceLink>
          <p class="facts">
            <StatusBadge status={request.status} />
            <span>asked {momentWords(request.createdAt)}</span>
            <span>changed {momentWords(request.updatedAt)}</span>
            <span>
              generation {request.generation}, attempt {request.attempts}
            </span>
          </p>
          <p class="facts fine">
            <span>student {request.studentId}</span>
            <span>correlation {request.correlationId}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
