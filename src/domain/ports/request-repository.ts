import type { ContentRequest } from '../content-request.ts';
import type { Instant, Milliseconds } from '../instant.ts';
import type { LifeCycleAction } from '../life-cycle-action.ts';
import type { Question } from '../question.ts';
import type { RequestEvent } from '../request-event.ts';
import type { Transition } from '../request-life-cycle.ts';
import type { RequestStatus } from '../request-status.ts';
import type { TraceContext } from '../trace-context.ts';

export interface NewRequest {
  readonly id: string;
  readonly correlationId: string;
  readonly studentId: string;
  readonly idempotencyKey: string | null;
  readonly question: Question;
  readonly trace: TraceContext | null;
}

export type Submission =
  | { readonly kind: 'created'; readonly request: ContentRequest }
  /** The same student sent the same question under the same key before: this is that request. */
  | { readonly kind: 'existing'; readonly request: ContentRequest }
  /** The key was used for another question. */
  | { readonly kind: 'key_reused' };

/**
 * What it takes to publish a request again. Not the whole request: a row that this version cannot read must be published
 * like any other, so that its delivery says so, and must not hold up those behind it.
 */
export type OwedRequest = Pick<ContentRequest, 'id' | 'correlationId' | 'attempts' | 'trace'>;

/** A request that a returning model can help: waiting for it, or answered with a basic lesson. */
export interface WaitingForModel {
  readonly id: string;
  readonly how: 'waiting' | 'upgrade';
}

/** How long students have been waiting for what is theirs, at most. */
export type LongestOwed = Readonly<Record<'queued' | 'generating', Milliseconds | null>>;

/** A request with a stored word that this version does not know. */
export interface UnreadableRequest {
  readonly id: string;
  /** Where the word is, and the word itself. */
  readonly where: string;
  readonly raw: string;
}

export type ApplyResult = Transition | { readonly kind: 'unknown_request' };

/** A page of a student's requests, newest first. */
export interface RequestPage {
  readonly requests: readonly ContentRequest[];
  /** Requests of the page that this version cannot read: they are kept, and must not hide the others. */
  readonly unreadable: readonly UnreadableRequest[];
  /** Pass to get the next page; null at the end. */
  readonly nextCursor: string | null;
}

/**
 * The truth about requests.
 *
 * 1. `submit` stores a new request with its first event, `queued`; a repeated key of the same student gives the existing request and
 *    stores nothing, also when both come at the same moment.
 * 2. `apply` runs the life cycle on the stored request and commits request and events together, or neither.
 * 3. Concurrent `apply` calls on one request happen one after another: of twenty claims one wins.
 * 4. A refused action changes nothing.
 * 5. What `apply` answered is committed: it rejects when the commit failed, and then nothing was changed.
 * 6. Time in leases and due times is the repository's own, one clock for all workers.
 * 7. Events of a request are numbered 1, 2, 3 … without gaps; `eventsAfter` gives them in that order.
 * 8. `takeDue` gives requests whose recheck time has passed, oldest first, each to one caller only, and
 *    pushes their recheck time out by `again`.
 * 9. `waitingForModel` gives requests that a returning model can help: waiting with cause `model_unavailable`, or with a
 *    basic lesson that can be upgraded; oldest first.
 * 10. Everything is copied in and out: changing an object does not change what is stored.
 * 11. A stored word that this version does not know rejects with UnrecognisedWord, and the row stays as it is; `takeDue`,
 *     `unfinished` and `waitingForModel` do not read such words and so are not held up by them, and `listOfStudent`
 *     names the row beside those that it can read.
 * 12. When the database cannot be reached it rejects with a retryable PortFault.
 * 13. `queuePosition` is 1 for the queued request that is due first, and null for one that is not queued.
 * 14. `findWithLesson` gives a request of this student that carries the lesson, as outcome or written so far, or null.
 * 15. `longestOwed` says how long the queued request that is due first has been due, and how long ago the generation was
 *     taken up that has been `generating` longest; null where there is none.
 * 16. Actions on one request that one caller issued one after another are carried out in that order, also where it did not
 *     wait for the answers in between; renewals of the lease may overtake.
 */
export interface RequestRepository {
  submit(request: NewRequest): Promise<Submission>;
  find(id: string): Promise<ContentRequest | null>;
  apply(id: string, action: LifeCycleAction): Promise<ApplyResult>;
  eventsAfter(id: string, sequence: number, limit: number): Promise<readonly RequestEvent[]>;
  listOfStudent(studentId: string, options: { limit: number; cursor: string | null }): Promise<RequestPage>;
  takeDue(limit: number, again: Milliseconds): Promise<readonly OwedRequest[]>;
  /** Requests `queued` or `generating` now, whatever their recheck time: for a queue that forgot them in a restart. */
  unfinished(limit: number, afterId: string | null): Promise<readonly OwedRequest[]>;
  waitingForModel(limit: number): Promise<readonly WaitingForModel[]>;
  /** How many `waitingForModel` would give without a limit. */
  countWaitingForModel(): Promise<number>;
  queuePosition(id: string): Promise<number | null>;
  findWithLesson(studentId: string, lessonId: string): Promise<ContentRequest | null>;
  countByStatus(): Promise<Readonly<Record<RequestStatus, number>>>;
  longestOwed(): Promise<LongestOwed>;
  /** The repository's own time. Rejects with a PortFault when it cannot be reached. */
  now(): Promise<Instant>;
}
