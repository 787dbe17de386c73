import type { ContentRequest } from '../../../domain/content-request.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { LifeCycleAction } from '../../../domain/life-cycle-action.ts';
import type { ApplyResult } from '../../../domain/ports/request-repository.ts';
import type { Actor } from '../actor.ts';

/** One action on one row: what the caller asked, what it was answered, and what is stored before and after. */
export interface RowChange {
  readonly actor: Actor;
  readonly action: LifeCycleAction;
  readonly result: ApplyResult;
  readonly before: ContentRequest;
  readonly after: ContentRequest;
  /** Database time. */
  readonly at: Instant;
}
