import type { RequestEventType } from '../../../../domain/request-event.ts';
import type { RequestView } from '../../../wire/request-view.ts';

/** An event of a request as the API streams it; `end` says that nothing more can come. */
export interface FollowedEvent {
  /** Number of the event; null for `end`. */
  readonly sequence: number | null;
  readonly type: RequestEventType | 'end';
  /** The request as it stands; only the newest event carries it. */
  readonly view: RequestView | null;
}

/** Reads one message of the stream. The API is ours and of the same build, so its data is not checked again. */
export function followedEvent(message: {
  readonly id?: string | undefined;
  readonly event?: string | undefined;
  readonly data: string;
}): FollowedEvent {
  const { view }: { view?: RequestView } = JSON.parse(message.data);
  return {
    sequence: message.id === undefined || message.id === '' ? null : Number(message.id),
    type: message.event as FollowedEvent['type'],
    view: view ?? null,
  };
}
