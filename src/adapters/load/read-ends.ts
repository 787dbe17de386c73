import { outcomeOf } from '../../domain/content-request.ts';
import type { GenerationOutcome } from '../../domain/generation-outcome.ts';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { RequestRepository } from '../../domain/ports/request-repository.ts';

/** What the database says about one accepted request. */
export interface RequestEnd {
  readonly id: string;
  /** `lost`: accepted, but there is no such row. */
  readonly state: 'ended' | 'unfinished' | 'lost';
  readonly outcome: GenerationOutcome | null;
  /** From submission to the first outcome, both in database time; null where there is none. */
  readonly latency: Milliseconds | null;
  readonly endedAt: Instant | null;
  /** Outcomes beyond the one that each generation may have. */
  readonly surplusOutcomes: number;
}

type Rows = Pick<RequestRepository, 'find' | 'eventsAfter'>;

const READERS = 8;
const EVENTS_A_PAGE = 500;

/** Reads row and events of every request. */
export async function readEnds(repository: Rows, ids: readonly string[]): Promise<readonly RequestEnd[]> {
  const ends: RequestEnd[] = [];
  let next = 0;
  async function reader(): Promise<void> {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) ends.push(await readEnd(repository, id));
  }
  await Promise.all(Array.from({ length: READERS }, reader));
  return ends;
}

async function readEnd(repository: Rows, id: string): Promise<RequestEnd> {
  const request = await repository.find(id);
  if (request === null) {
    return { id, state: 'lost', outcome: null, latency: null, endedAt: null, surplusOutcomes: 0 };
  }
  const outcomes = await outcomeEvents(repository, id);
  const outcome = outcomeOf(request);
  const endedAt = outcomes[0]?.at ?? null;
  return {
    id,
    state: outcome === null ? 'unfinished' : 'ended',
    outcome,
    latency: endedAt === null ? null : endedAt - request.createdAt,
    endedAt,
    surplusOutcomes: outcomes.length - new Set(outcomes.map(({ generation }) => generation)).size,
  };
}

async function outcomeEvents(repository: Rows, id: string) {
  const found = [];
  for (let after = 0; ; ) {
    const page = await repository.eventsAfter(id, after, EVENTS_A_PAGE);
    found.push(...page.filter(({ body }) => body.type === 'outcome'));
    const last = page.at(-1);
    if (last === undefined || page.length < EVENTS_A_PAGE) return found;
    after = last.sequence;
  }
}
