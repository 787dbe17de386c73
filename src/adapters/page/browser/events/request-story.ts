import type { RequestView } from '../../../wire/request-view.ts';
import type { ApiProblem } from '../api/api-problem.ts';
import type { Connection } from './follow-request.ts';
import type { FollowedEvent } from './followed-event.ts';

/** What the page knows of one request. */
export interface RequestStory {
  /** Null until the first news arrived. */
  readonly view: RequestView | null;
  /** When the view arrived, in milliseconds of the page's own clock: an estimate counts from there. */
  readonly viewedAt: number;
  readonly connection: Connection;
  /** An attempt broke and is repeated by itself. */
  readonly retrying: boolean;
  /** What could be read of the lesson was taken back, and it is written anew. */
  readonly rewriting: boolean;
  /** A basic lesson was replaced by a full one while it was looked at. */
  readonly upgraded: boolean;
  readonly problem: ApiProblem | null;
}

export const NOTHING_KNOWN: RequestStory = {
  view: null,
  viewedAt: 0,
  connection: 'connecting',
  retrying: false,
  rewriting: false,
  upgraded: false,
  problem: null,
};

/** The story after a newer view. An older one, from an answer that was overtaken, changes nothing. */
export function withView(story: RequestStory, view: RequestView, now: number): RequestStory {
  if (story.view !== null && view.updatedAt < story.view.updatedAt) return story;
  const better = story.view?.lesson?.quality === 'basic' && view.lesson?.quality === 'full';
  return { ...story, view, viewedAt: now, upgraded: story.upgraded || (better && view.outcome !== null) };
}

/** The story after an event. */
export function withEvent(story: RequestStory, { type, view }: FollowedEvent, now: number): RequestStory {
  const retrying = type === 'attempt_failed' || (story.retrying && (type === 'queued' || type === 'claimed'));
  const rewriting = type === 'draft_withdrawn';
  const next = { ...story, retrying, rewriting };
  return view === null ? next : withView(next, view, now);
}
