import { match, P } from 'ts-pattern';
import { type ContentRequest, outcomeOf } from '../../../domain/content-request.ts';
import type { OutcomeKind } from '../../../domain/generation-outcome.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { RequestEvent } from '../../../domain/request-event.ts';
import type { RequestStatus } from '../../../domain/request-status.ts';
import type { WorkingStage } from '../../../domain/stage.ts';

/** A request as its events alone tell it: what a student knows who never saw the row. */
export class EventStory {
  readonly #failures: { readonly generation: number; readonly at: Instant }[] = [];
  readonly #outcomes = new Map<number, OutcomeKind>();
  #sequence = 0;
  #status: RequestStatus = 'queued';
  #stage: WorkingStage | null = null;
  #outcome: OutcomeKind | null = null;

  get sequence(): number {
    return this.#sequence;
  }

  get status(): RequestStatus {
    return this.#status;
  }

  /** The generations that failed, and when; each of them owes a dead letter. */
  get failures(): readonly { readonly generation: number; readonly at: Instant }[] {
    return this.#failures;
  }

  /** @returns what is wrong with this event, coming after the others */
  take({ sequence, generation, at, body }: RequestEvent): string | null {
    if (sequence !== this.#sequence + 1) return `event ${sequence} follows event ${this.#sequence}`;
    this.#sequence = sequence;
    if (body.type === 'outcome' && body.kind === 'failed') this.#failures.push({ generation, at });
    return match(body)
      .returnType<string | null>()
      .with({ type: 'queued' }, () => this.#become('queued'))
      .with({ type: 'claimed' }, () => (this.#status === 'completed' ? null : this.#become('generating')))
      .with({ type: 'stage_started' }, ({ stage }) => {
        this.#stage = stage;
        return null;
      })
      .with({ type: P.union('draft_ready', 'draft_withdrawn') }, ({ type }) => this.#beingWritten(type))
      .with({ type: 'outcome' }, ({ kind, status }) => this.#end(generation, kind, status))
      .with({ type: 'lesson_upgraded' }, ({ kind }) => this.#end(generation, kind, 'completed'))
      .with({ type: 'cancelled' }, () => this.#become('cancelled'))
      .with({ type: P.union('lesson_ready', 'media_ready', 'attempt_failed') }, () => null)
      .with({ type: P.union('upgrade_started', 'upgrade_abandoned') }, () => null)
      .exhaustive();
  }

  /** @returns where the row says something else */
  differenceTo(row: ContentRequest): string | null {
    const { state } = row;
    if (row.lastEvent !== this.#sequence) return `the row counts ${row.lastEvent} events of ${this.#sequence}`;
    if (state.status !== this.#status) return `events say ${this.#status}, the row says ${state.status}`;
    if (state.status === 'generating' && state.stage !== this.#stage) {
      return `events say stage ${this.#stage}, the row says ${state.stage}`;
    }
    const outcome = outcomeOf(row)?.kind ?? null;
    return outcome === this.#outcome ? null : `events say outcome ${this.#outcome}, the row says ${outcome}`;
  }

  #beingWritten(type: string): string | null {
    const written = this.#status === 'generating' && this.#stage === 'writing_script';
    return written ? null : `${type} while the request is ${this.#status}, stage ${this.#stage}`;
  }

  #become(status: RequestStatus): null {
    this.#status = status;
    this.#outcome = null;
    return null;
  }

  #end(generation: number, kind: OutcomeKind, status: RequestStatus): string | null {
    const earlier = this.#outcomes.get(generation);
    this.#outcomes.set(generation, kind);
    this.#status = status;
    this.#outcome = kind;
    return earlier === undefined ? null : `generation ${generation} ended as ${earlier} and again as ${kind}`;
  }
}
