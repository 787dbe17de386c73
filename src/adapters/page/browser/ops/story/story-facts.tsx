import type { ComponentChildren, JSX } from 'preact';
import type { RequestStoryView } from '../../../../wire/ops-schemas.ts';
import { Copyable } from '../parts/copyable.tsx';
import { momentWords } from '../parts/words.ts';
import { provenanceWords } from './timeline.tsx';

/** The ids that lead elsewhere, and where the request stands inside. */
export function StoryFacts({ story }: { readonly story: RequestStoryView }): JSX.Element {
  const { request, lease, clarifications, provenance } = story;
  const traceId = story.traceparent?.split('-')[1] ?? null;
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">Facts</h2>
      <dl class="fact-list">
        <Fact name="Request">
          <Copyable name="request id" text={request.id} />
        </Fact>
        <Fact name="Correlation">
          <Copyable name="correlation id" text={request.correlationId} />
        </Fact>
        <Fact name="Trace">
          {traceId === null ? 'submitted outside of a trace' : <Copyable name="trace id" text={traceId} />}
        </Fact>
        <Fact name="Student">
          <Copyable name="student id" text={story.studentId} />
        </Fact>
        <Fact name="Generation">
          {story.generation}, attempt {story.attempts} in it
        </Fact>
        <Fact name="Held by">
          {lease === null ? 'nobody' : `${lease.worker} until ${momentWords(lease.expiresAt)}`}
        </Fact>
        <Fact name="Looked at again">
          {story.recheckAt === null ? 'nothing is owed' : momentWords(story.recheckAt)}
        </Fact>
        {story.upgrade !== null && <Fact name="Upgrade">{story.upgrade}</Fact>}
        {provenance !== null && <Fact name="Work kept so far">{provenanceWords(provenance)}</Fact>}
        {clarifications.map(({ round, reply }) => (
          <Fact key={round} name={`Round ${round}`}>
            {replyWords(reply)}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function replyWords(reply: RequestStoryView['clarifications'][number]['reply']): string {
  if (reply.kind === 'option') return `answered with the option ${reply.optionId}`;
  return reply.kind === 'text' ? 'answered in own words' : 'skipped: the best guess is used';
}
