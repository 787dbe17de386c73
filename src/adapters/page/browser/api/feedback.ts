import type { UnhelpfulReason } from '../../../../domain/lesson-feedback.ts';
import { readJson, sendJson } from './call-api.ts';

/** What a student said of a lesson, as it is stored; `helpful` is null where nothing was said. */
export interface Feedback {
  readonly lessonId: string;
  readonly helpful: boolean | null;
  readonly reason: UnhelpfulReason | null;
}

export function readFeedback(requestId: string): Promise<Feedback> {
  return readJson(pathOf(requestId));
}

/** Says whether the lesson helped. The same said again changes nothing. */
export function giveFeedback(requestId: string, helpful: boolean, reason: UnhelpfulReason | null): Promise<Feedback> {
  return sendJson(pathOf(requestId), { helpful, ...(reason !== null && { reason }) }, { method: 'PUT' });
}

function pathOf(requestId: string): string {
  return `/v1/requests/${encodeURIComponent(requestId)}/feedback`;
}
