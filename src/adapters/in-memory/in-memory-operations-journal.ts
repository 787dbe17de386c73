import { outcomeOf } from '../../domain/content-request.ts';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type {
  FoundPage,
  JournalRange,
  LatencyReport,
  ModelUse,
  OperationsJournal,
  OutcomeCount,
  OutcomeCounts,
} from '../../domain/ports/operations-journal.ts';
import type { RequestEvent } from '../../domain/request-event.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';
import type { InMemoryRequestRepository } from './in-memory-request-repository.ts';
import { percentilesOf } from './percentiles-of.ts';

/** What happened, read from the requests in this process's memory: the test double. */
export class InMemoryOperationsJournal implements OperationsJournal {
  readonly #repository: Pick<InMemoryRequestRepository, 'everything'>;

  constructor(repository: Pick<InMemoryRequestRepository, 'everything'>) {
    this.#repository = repository;
  }

  async outcomes(range: JournalRange, bucket: Milliseconds): Promise<OutcomeCounts> {
    const counts = new Map<string, OutcomeCount>();
    for (const { at, body } of this.#eventsIn(range).flat()) {
      if (body.type !== 'outcome') continue;
      const begins = Math.floor(at / bucket) * bucket;
      const { kind: outcome, why = null } = body;
      const key = JSON.stringify([begins, outcome, why]);
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { at: begins, outcome, why, count });
    }
    return { counts: [...counts.values()].sort((one, other) => one.at - other.at), unrecognised: [] };
  }

  async latency(range: JournalRange): Promise<LatencyReport> {
    const inRange = this.#eventsIn(range);
    const stages = new Map<Exclude<Stage, 'done'>, Milliseconds[]>();
    for (const events of inRange) {
      for (const [index, event] of events.entries()) {
        const step = stageBegunBy(event);
        const next = events[index + 1];
        if (step === null || next === undefined) continue;
        stages.set(step.stage, [...(stages.get(step.stage) ?? []), Math.max(0, next.at - step.since)]);
      }
    }
    const answers = this.#repository
      .everything()
      .flatMap(({ events }) =>
        events
          .filter(({ at, generation, body }) => body.type === 'outcome' && generation === 1 && isIn(range, at))
          .map(({ at }) => at - (events[0]?.at ?? at)),
      );
    const measured = [...stages].map(([stage, durations]) => ({ stage, ...percentilesOf(durations) }));
    return {
      share: 1,
      answer: answers.length === 0 ? null : percentilesOf(answers),
      stages: measured.sort((one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage)),
    };
  }

  async modelUse(range: JournalRange): Promise<readonly ModelUse[]> {
    const models = new Map<string, ModelUse>();
    for (const { body } of this.#eventsIn(range).flat()) {
      if ((body.type !== 'outcome' && body.type !== 'lesson_upgraded') || body.provenance === undefined) continue;
      const { model, modelCalls, inputTokens, outputTokens, costUsd } = body.provenance;
      const sum = models.get(model) ?? { ...NOTHING_USED, model };
      models.set(model, {
        model,
        lessons: sum.lessons + 1,
        modelCalls: sum.modelCalls + modelCalls,
        inputTokens: sum.inputTokens + inputTokens,
        outputTokens: sum.outputTokens + outputTokens,
        costUsd: sum.costUsd + (costUsd ?? 0),
        unpriced: sum.unpriced + (costUsd === null ? 1 : 0),
      });
    }
    return [...models.values()].sort((one, other) => other.lessons - one.lessons || (one.model < other.model ? -1 : 1));
  }

  async search(text: string, { limit, cursor }: { limit: number; cursor: string | null }): Promise<FoundPage> {
    const found = this.#repository
      .everything()
      .map(({ request }) => request)
      .filter(({ id, correlationId, studentId }) => [id, correlationId, studentId].includes(text))
      .sort((one, other) => other.createdAt - one.createdAt || (other.id < one.id ? -1 : 1));
    const last = found.findIndex(({ id }) => id === cursor);
    const start = cursor === null ? 0 : last === -1 ? found.length : last + 1;
    const requests = found.slice(start, start + limit).map((request) => ({
      id: request.id,
      correlationId: request.correlationId,
      studentId: request.studentId,
      status: request.state.status,
      outcome: outcomeOf(request)?.kind ?? null,
      generation: request.generation,
      attempts: request.attempts,
      createdAt: request.createdAt,
      updatedAt: request.updatedAt,
    }));
    return { requests, nextCursor: found.length > start + limit ? (requests.at(-1)?.id ?? null) : null };
  }

  /** Each request's events in the range, in their order. */
  #eventsIn(range: JournalRange): readonly (readonly RequestEvent[])[] {
    return this.#repository.everything().map(({ events }) => events.filter(({ at }) => isIn(range, at)));
  }
}

const NOTHING_USED = { lessons: 0, modelCalls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 };

function isIn({ from, to }: JournalRange, at: Instant): boolean {
  return at >= from && at < to;
}

function stageBegunBy({ at, body }: RequestEvent): { stage: Exclude<Stage, 'done'>; since: Instant } | null {
  if (body.type === 'queued') return { stage: 'queued', since: Math.max(at, body.notBefore) };
  return body.type === 'stage_started' ? { stage: body.stage, since: at } : null;
}
