import { type ContentRequest, outcomeOf } from '../../domain/content-request.ts';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import { newContentRequest } from '../../domain/life-cycle/submit.ts';
import type { LifeCycleAction } from '../../domain/life-cycle-action.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type {
  ApplyResult,
  LongestOwed,
  NewRequest,
  OwedRequest,
  RequestPage,
  RequestRepository,
  Submission,
  WaitingForModel,
} from '../../domain/ports/request-repository.ts';
import { sameQuestion } from '../../domain/question.ts';
import type { RequestEvent } from '../../domain/request-event.ts';
import { transition } from '../../domain/request-life-cycle.ts';
import { REQUEST_STATUSES, type RequestStatus } from '../../domain/request-status.ts';
import { copyOf } from './copy-of.ts';

/** Requests in this process's memory: the test double, with every promise of the port but durability. */
export class InMemoryRequestRepository implements RequestRepository {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #lifeCycle: typeof transition;
  readonly #requests = new Map<string, ContentRequest>();
  readonly #events = new Map<string, RequestEvent[]>();
  readonly #keys = new Map<string, string>();

  /** @param lifeCycle another one only to see whether a test notices */
  constructor(clock: Pick<Clock, 'now'>, lifeCycle = transition) {
    this.#clock = clock;
    this.#lifeCycle = lifeCycle;
  }

  async submit(submitted: NewRequest): Promise<Submission> {
    const key =
      submitted.idempotencyKey === null ? null : JSON.stringify([submitted.studentId, submitted.idempotencyKey]);
    const existing = key === null ? undefined : this.#requests.get(this.#keys.get(key) ?? '');
    if (existing !== undefined) {
      if (!sameQuestion(existing.question, submitted.question)) return { kind: 'key_reused' };
      return { kind: 'existing', request: copyOf(existing) };
    }
    const { request, event } = newContentRequest(copyOf(submitted), this.#clock.now());
    this.#requests.set(request.id, request);
    this.#events.set(request.id, [event]);
    if (key !== null) this.#keys.set(key, request.id);
    return { kind: 'created', request: copyOf(request) };
  }

  async find(id: string): Promise<ContentRequest | null> {
    return copyOf(this.#requests.get(id) ?? null);
  }

  async apply(id: string, action: LifeCycleAction): Promise<ApplyResult> {
    const stored = this.#requests.get(id);
    if (stored === undefined) return { kind: 'unknown_request' };
    const result = this.#lifeCycle(stored, copyOf(action), this.#clock.now());
    if (result.kind === 'applied') {
      this.#requests.set(id, result.request);
      this.#events.get(id)?.push(...result.events);
    }
    return copyOf(result);
  }

  async eventsAfter(id: string, sequence: number, limit: number): Promise<readonly RequestEvent[]> {
    const events = this.#events.get(id) ?? [];
    return copyOf(events.filter((event) => event.sequence > sequence).slice(0, limit));
  }

  async listOfStudent(
    studentId: string,
    { limit, cursor }: { limit: number; cursor: string | null },
  ): Promise<RequestPage> {
    const newestFirst = this.#where((request) => request.studentId === studentId).sort(
      (one, other) => other.createdAt - one.createdAt || (other.id < one.id ? -1 : 1),
    );
    const start = cursor === null ? 0 : newestFirst.findIndex(({ id }) => id === cursor) + 1;
    const requests = newestFirst.slice(start, start + limit);
    const more = newestFirst.length > start + limit;
    return { requests: copyOf(requests), unreadable: [], nextCursor: more ? (requests.at(-1)?.id ?? null) : null };
  }

  async takeDue(limit: number, again: Milliseconds): Promise<readonly OwedRequest[]> {
    const now = this.#clock.now();
    const due = this.#where(({ recheckAt }) => recheckAt !== null && recheckAt <= now)
      .sort((one, other) => (one.recheckAt ?? 0) - (other.recheckAt ?? 0))
      .slice(0, limit)
      .map((request) => ({ ...request, recheckAt: now + again }));
    for (const request of due) this.#requests.set(request.id, request);
    return copyOf(due);
  }

  async unfinished(limit: number, afterId: string | null): Promise<readonly OwedRequest[]> {
    const open = this.#where(({ recheckAt, id }) => recheckAt !== null && id > (afterId ?? ''));
    return copyOf(open.sort((one, other) => (one.id < other.id ? -1 : 1)).slice(0, limit));
  }

  async waitingForModel(limit: number): Promise<readonly WaitingForModel[]> {
    const waiting = this.#where(waitsForModel).sort((one, other) => one.updatedAt - other.updatedAt);
    return waiting.slice(0, limit).map(({ id, state }) => ({
      id,
      how: state.status === 'completed' ? 'upgrade' : 'waiting',
    }));
  }

  async countWaitingForModel(): Promise<number> {
    return this.#where(waitsForModel).length;
  }

  async queuePosition(id: string): Promise<number | null> {
    const queued = [...this.#requests.values()].flatMap((request) =>
      request.state.status === 'queued' ? [{ id: request.id, dueAt: request.state.notBefore }] : [],
    );
    const own = queued.find((request) => request.id === id);
    if (own === undefined) return null;
    return queued.filter(({ id: other, dueAt }) => dueAt < own.dueAt || (dueAt === own.dueAt && other < id)).length + 1;
  }

  async findWithLesson(studentId: string, lessonId: string): Promise<ContentRequest | null> {
    const found = this.#where((request) => {
      const outcome = outcomeOf(request);
      const lessons = [request.checkpoints.lesson, outcome !== null && 'lesson' in outcome ? outcome.lesson : null];
      return request.studentId === studentId && lessons.some((lesson) => lesson?.id === lessonId);
    });
    return copyOf(found[0] ?? null);
  }

  async countByStatus(): Promise<Readonly<Record<RequestStatus, number>>> {
    const counts = Object.fromEntries(REQUEST_STATUSES.map((status) => [status, 0])) as Record<RequestStatus, number>;
    for (const { state } of this.#requests.values()) counts[state.status] += 1;
    return counts;
  }

  async longestOwed(): Promise<LongestOwed> {
    const now = this.#clock.now();
    const due = this.#where(({ state }) => state.status === 'queued' && state.notBefore <= now);
    const generating = this.#where(({ state }) => state.status === 'generating');
    return {
      queued: longestSince(
        now,
        due.map(({ state }) => (state.status === 'queued' ? state.notBefore : now)),
      ),
      generating: longestSince(
        now,
        generating.map(({ startedAt }) => startedAt ?? now),
      ),
    };
  }

  /** Every request with its events, for what looks at all of them at once. */
  everything(): readonly { readonly request: ContentRequest; readonly events: readonly RequestEvent[] }[] {
    return copyOf(this.#where(() => true).map((request) => ({ request, events: this.#events.get(request.id) ?? [] })));
  }

  async now(): Promise<number> {
    return this.#clock.now();
  }

  #where(matches: (request: ContentRequest) => boolean): ContentRequest[] {
    return [...this.#requests.values()].filter(matches);
  }
}

function longestSince(now: Instant, starts: readonly Instant[]): Milliseconds | null {
  return starts.length === 0 ? null : now - Math.min(...starts);
}

function waitsForModel({ state }: ContentRequest): boolean {
  return (
    (state.status === 'awaiting_clarification' && state.outcome.cause === 'model_unavailable') ||
    (state.status === 'completed' && state.upgrade.kind === 'possible')
  );
}
