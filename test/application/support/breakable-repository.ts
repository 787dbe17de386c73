import { InMemoryRequestRepository } from '../../../src/adapters/in-memory/in-memory-request-repository.ts';
import type { LifeCycleAction } from '../../../src/domain/life-cycle-action.ts';
import type { ApplyResult } from '../../../src/domain/ports/request-repository.ts';

/** The in-memory repository, with a way to make an action reject before anything was written. */
export class BreakableRepository extends InMemoryRequestRepository {
  /** Every action that was tried, in order. */
  readonly tried: LifeCycleAction['type'][] = [];
  readonly #broken = new Map<LifeCycleAction['type'], unknown[]>();

  /** The next times that this action is tried, this is thrown. */
  breakNext(type: LifeCycleAction['type'], ...thrown: unknown[]): void {
    this.#broken.set(type, thrown);
  }

  override async apply(id: string, action: LifeCycleAction): Promise<ApplyResult> {
    this.tried.push(action.type);
    const thrown = this.#broken.get(action.type)?.shift();
    if (thrown !== undefined) throw thrown;
    return super.apply(id, action);
  }
}
