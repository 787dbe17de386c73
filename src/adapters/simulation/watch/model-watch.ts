import type { LanguageModel, ModelReply } from '../../../domain/ports/language-model.ts';
import type { Actor } from '../actor.ts';
import type { World } from '../world.ts';
import type { RequestWatch } from './request-watch.ts';
import { shortId } from './request-watch.ts';
import type { RowChange } from './row-change.ts';

type Task = 'understand' | 'write';

/** One question put to the whole chain, which may call several models. */
interface Asking {
  open: number;
  readonly retired: Set<string>;
}

/**
 * `retired_model_not_retried`: within one question to the chain a model that answered 404 is not called again.
 * `outage_told_honestly`: an unclear question was found unclear by the model, and an outage was one.
 */
export class ModelWatch {
  readonly #world: World;
  readonly #askings = new Map<string, Asking>();
  readonly #understood = new Set<string>();
  readonly #notUnderstood = new Set<string>();

  constructor(world: World, requests: RequestWatch) {
    this.#world = world;
    requests.onChange((change) => this.#committed(change));
  }

  /** The chain as the application calls it. */
  watched(actor: Actor, chain: LanguageModel): LanguageModel {
    return {
      name: chain.name,
      understandQuery: async (task, call) => {
        const reply = await this.#ask(actor, 'understand', task.query, () => chain.understandQuery(task, call));
        const answers = reply.kind === 'reply' ? this.#understood : this.#notUnderstood;
        answers.add(`${actor.name} ${task.query}`);
        return reply;
      },
      writeScript: (task, call, onDraft) =>
        this.#ask(actor, 'write', task.query, () => chain.writeScript(task, call, onDraft)),
    };
  }

  callStarts(actor: Actor, model: string, task: Task, query: string): void {
    const asking = this.#askings.get(key(actor, task, query));
    if (asking === undefined || asking.open > 1 || !asking.retired.has(model)) return;
    this.#world.journal.violate(
      'retired_model_not_retried',
      `${actor.name} asks ${model} again after its 404: ${query}`,
    );
  }

  callEnds(actor: Actor, model: string, task: Task, query: string, reply: ModelReply<unknown>): void {
    if (reply.kind === 'failure' && reply.failure.kind === 'model_not_found') {
      this.#askings.get(key(actor, task, query))?.retired.add(model);
    }
  }

  async #ask<Result>(actor: Actor, task: Task, query: string, ask: () => Promise<Result>): Promise<Result> {
    const asked = key(actor, task, query);
    const asking = this.#askings.get(asked) ?? { open: 0, retired: new Set() };
    asking.open += 1;
    this.#askings.set(asked, asking);
    const result = await ask();
    asking.open -= 1;
    if (asking.open === 0) this.#askings.delete(asked);
    return result;
  }

  #committed({ actor, action, result, after }: RowChange): void {
    if (action.type !== 'record_outcome' || result.kind !== 'applied') return;
    // What is stored is what the student is told.
    if (after.state.status !== 'awaiting_clarification') return;
    const { cause } = after.state.outcome;
    const evidence = cause === 'ambiguous_query' ? this.#understood : this.#notUnderstood;
    if (evidence.has(`${actor.name} ${after.question.query}`)) return;
    const detail = `${actor.name} tells ${cause} for ${shortId(after.id)}, against what the model answered`;
    this.#world.journal.violate('outage_told_honestly', detail);
  }
}

function key(actor: Actor, task: Task, query: string): string {
  return `${actor.name} ${task} ${query}`;
}
