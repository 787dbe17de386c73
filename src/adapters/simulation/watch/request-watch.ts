import { type ContentRequest, outcomeOf } from '../../../domain/content-request.ts';
import { leaseOf } from '../../../domain/life-cycle/transition.ts';
import type { LifeCycleAction } from '../../../domain/life-cycle-action.ts';
import type {
  ApplyResult,
  NewRequest,
  RequestRepository,
  Submission,
} from '../../../domain/ports/request-repository.ts';
import type { Actor } from '../actor.ts';
import type { Statistics } from '../statistics.ts';
import type { World } from '../world.ts';
import { EventStory } from './event-story.ts';
import type { RowChange } from './row-change.ts';
import { ROW_RULES } from './row-rules.ts';

/** Knows every row as it is stored, and holds each change of one against the rules. */
export class RequestWatch {
  readonly #world: World;
  readonly #stored: RequestRepository;
  readonly #rows = new Map<string, ContentRequest>();
  readonly #stories = new Map<string, EventStory>();
  readonly #keys = new Map<string, string>();
  readonly #queries = new Map<string, string>();
  readonly #createdListeners: ((id: string) => void)[] = [];
  readonly #listeners: ((change: RowChange) => void)[] = [];

  constructor(world: World, stored: RequestRepository) {
    this.#world = world;
    this.#stored = stored;
  }

  onChange(listener: (change: RowChange) => void): void {
    this.#listeners.push(listener);
  }

  onCreated(listener: (id: string) => void): void {
    this.#createdListeners.push(listener);
  }

  rows(): readonly ContentRequest[] {
    return [...this.#rows.values()];
  }

  row(id: string): ContentRequest | null {
    return this.#rows.get(id) ?? null;
  }

  story(id: string): EventStory | null {
    return this.#stories.get(id) ?? null;
  }

  /** The request with this question, which has its own number. */
  rowOfQuery(query: string): ContentRequest | null {
    return this.row(this.#queries.get(query) ?? '');
  }

  async submitted({ studentId, idempotencyKey }: NewRequest, submission: Submission): Promise<void> {
    if (submission.kind === 'key_reused') return;
    const { id } = submission.request;
    if (submission.kind === 'created') {
      this.#stories.set(id, new EventStory());
      this.#queries.set(submission.request.question.query, id);
      for (const listener of this.#createdListeners) listener(id);
    }
    await this.#look(id);
    if (idempotencyKey === null) return;
    const key = `${studentId} ${idempotencyKey}`;
    const first = this.#keys.get(key) ?? id;
    this.#keys.set(key, first);
    if (first !== id) this.#world.journal.violate('one_row_a_key', `key ${key} has rows ${first} and ${id}`);
  }

  async applied(actor: Actor, id: string, action: LifeCycleAction, result: ApplyResult): Promise<void> {
    const before = this.row(id);
    const after = await this.#look(id);
    if (before === null || after === null) return;
    const { journal, statistics, time } = this.#world;
    journal.note(actor.name, () => `${shortId(id)} ${describe(action, result)}`);
    const change: RowChange = { actor, action, result, before, after, at: time.now() };
    for (const [invariant, rule] of ROW_RULES) {
      const problem = rule(change);
      if (problem !== null) journal.violate(invariant, `request ${shortId(id)}: ${problem}`);
    }
    if (result.kind === 'applied') countChange(statistics, change);
    for (const listener of this.#listeners) listener(change);
  }

  /** Rows whose due time alone was pushed out. */
  async pushedOut(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.#look(id);
  }

  async #look(id: string): Promise<ContentRequest | null> {
    const row = await this.#stored.find(id);
    const story = this.story(id);
    if (row === null || story === null) return null;
    this.#rows.set(id, row);
    const { journal } = this.#world;
    const news = row.lastEvent === story.sequence ? [] : await this.#stored.eventsAfter(id, story.sequence, 100);
    for (const event of news) {
      const problem = story.take(event);
      if (problem === null) continue;
      const twice = problem.startsWith('generation');
      journal.violate(twice ? 'one_outcome_a_generation' : 'events_tell_the_row', `request ${shortId(id)}: ${problem}`);
    }
    const difference = story.differenceTo(row);
    if (difference !== null) journal.violate('events_tell_the_row', `request ${shortId(id)}: ${difference}`);
    return row;
  }
}

function countChange({ counts }: Statistics, { action, before }: RowChange): void {
  if (action.type === 'claim' && leaseOf(before) !== null) counts.takeovers += 1;
  if (action.type === 'cancel') counts.cancelled += 1;
  if (action.type === 'record_outcome' && before.state.status === 'completed') counts.upgrades += 1;
}

/** Enough of an id to tell requests of one day apart. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

function describe(action: LifeCycleAction, result: ApplyResult): string {
  const fence = 'fence' in action ? ` under fence ${action.fence}` : '';
  const outcome = action.type === 'record_outcome' ? ` ${action.outcome.kind}` : '';
  const asked = `${action.type}${outcome}${fence}`;
  if (result.kind === 'unknown_request') return `${asked}: unknown request`;
  if (result.kind === 'refused') return `${asked}: refused, ${result.refusal.reason}`;
  const { state, fence: now, generation } = result.request;
  const ended = outcomeOf(result.request)?.kind;
  return `${asked}: ${state.status}${ended === undefined ? '' : ` (${ended})`}, fence ${now}, generation ${generation}`;
}
