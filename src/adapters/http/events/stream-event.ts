import { match } from 'ts-pattern';
import type { OutcomeKind } from '../../../domain/generation-outcome.ts';
import type { RequestEvent, RequestEventBody, RequestEventType } from '../../../domain/request-event.ts';
import type { OutcomeStatus } from '../../../domain/request-status.ts';

/** The body of an event as students see it: instants as ISO 8601, nothing of workers, of cost, or of what broke inside. */
export type StreamEventBody =
  | Exclude<RequestEventBody, { type: 'queued' | 'claimed' | 'attempt_failed' | 'outcome' | 'lesson_upgraded' }>
  | { readonly type: 'queued'; readonly reason: string; readonly notBefore: string }
  | { readonly type: 'claimed'; readonly attempt: number }
  | { readonly type: 'attempt_failed'; readonly retryAt: string | null }
  | { readonly type: 'outcome'; readonly kind: OutcomeKind; readonly status: OutcomeStatus }
  | { readonly type: 'lesson_upgraded'; readonly kind: OutcomeKind; readonly lessonId: string };

/** What a stored event says to the student. Exhaustive, so that a new type of event does not compile until it is said. */
export function streamEventBody(body: RequestEventBody): StreamEventBody {
  return match(body)
    .returnType<StreamEventBody>()
    .with({ type: 'queued' }, ({ type, reason, notBefore }) => ({ type, reason, notBefore: iso(notBefore) }))
    .with({ type: 'claimed' }, ({ type, attempt }) => ({ type, attempt }))
    .with({ type: 'attempt_failed' }, ({ type, retryAt }) => ({
      type,
      retryAt: retryAt === null ? null : iso(retryAt),
    }))
    .with({ type: 'outcome' }, ({ type, kind, status }) => ({ type, kind, status }))
    .with({ type: 'lesson_upgraded' }, ({ type, kind, lessonId }) => ({ type, kind, lessonId }))
    .with(
      { type: 'stage_started' },
      { type: 'draft_ready' },
      { type: 'draft_withdrawn' },
      { type: 'lesson_ready' },
      { type: 'media_ready' },
      { type: 'upgrade_started' },
      { type: 'upgrade_abandoned' },
      { type: 'cancelled' },
      (whole) => whole,
    )
    .exhaustive();
}

/** An event with its number and its time, as it is streamed and as operators read it. */
export interface StreamEvent {
  readonly id: number;
  readonly event: RequestEventType;
  readonly data: StreamEventBody & { readonly sequence: number; readonly at: string };
}

/** A stored event as it is streamed. */
export function streamEvent({ sequence, at, body }: RequestEvent): StreamEvent {
  return { id: sequence, event: body.type, data: { sequence, at: iso(at), ...streamEventBody(body) } };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
