import type { ClarificationReply } from '../../../../domain/clarification.ts';
import type { Modality } from '../../../../domain/lesson.ts';
import type { RequestView } from '../../../wire/request-view.ts';
import { readJson, sendJson } from './call-api.ts';

/** What a student asks. */
export interface AskedQuestion {
  readonly query: string;
  readonly grade: number;
  readonly interests: readonly string[];
  readonly modalities: readonly Modality[];
  /** BCP 47 tag; English where it is left out. */
  readonly language?: string;
}

/** Asks. The same question under the same key is one request, however often it is sent. */
export function submitQuestion(question: AskedQuestion, idempotencyKey: string): Promise<RequestView> {
  return sendJson('/v1/requests', question, { headers: { 'idempotency-key': idempotencyKey } });
}

export function readRequest(id: string): Promise<RequestView> {
  return readJson(pathOf(id));
}

export function cancelRequest(id: string): Promise<RequestView> {
  return readJson(pathOf(id), { method: 'DELETE' });
}

/** Answers a clarifying question; the same request goes on. */
export function answerQuestion(id: string, questionId: string, reply: ClarificationReply): Promise<RequestView> {
  return sendJson(`${pathOf(id)}/clarification`, { questionId, ...bodyOf(reply) });
}

function bodyOf(reply: ClarificationReply): Record<string, unknown> {
  if (reply.kind === 'option') return { optionId: reply.optionId };
  return reply.kind === 'text' ? { text: reply.text } : { skip: true };
}

/** A page of the student's requests, newest first. */
export interface RequestPage {
  readonly requests: readonly RequestView[];
  /** Ids of requests that cannot be shown at the moment. */
  readonly unreadable: readonly string[];
  readonly nextCursor: string | null;
}

export function listRequests(limit: number, cursor: string | null): Promise<RequestPage> {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
  return readJson(`/v1/requests?${query}`);
}

function pathOf(id: string): string {
  return `/v1/requests/${encodeURIComponent(id)}`;
}
