import { match } from 'ts-pattern';
import type { FailureReason } from './generation-outcome.ts';
import type { ModelFailure } from './model-failure.ts';

/** A broken attempt: not an answer. Retried with backoff, or ended as `failed` when a retry can never help. */
export type GenerationFault =
  | { readonly kind: 'model'; readonly failure: ModelFailure }
  | { readonly kind: 'infrastructure'; readonly where: string; readonly detail: string }
  | { readonly kind: 'deadline_exceeded'; readonly detail: string }
  | { readonly kind: 'invalid_lesson'; readonly detail: string }
  | { readonly kind: 'unrecognised'; readonly where: string; readonly raw: string };

/** Whether another attempt at the request can go better. */
export function canRetry(fault: GenerationFault): boolean {
  return match(fault)
    .with({ kind: 'model' }, ({ failure }) => failure.retryable)
    .with({ kind: 'infrastructure' }, { kind: 'deadline_exceeded' }, () => true)
    .with({ kind: 'invalid_lesson' }, { kind: 'unrecognised' }, () => false)
    .exhaustive();
}

/** The closed reason of the `failed` outcome that a fault ends in. */
export function failureReasonOf(fault: GenerationFault): FailureReason {
  return match(fault)
    .returnType<FailureReason>()
    .with({ kind: 'model' }, () => 'model_failed')
    .with({ kind: 'infrastructure' }, () => 'attempts_exhausted')
    .with({ kind: 'deadline_exceeded' }, () => 'deadline_exceeded')
    .with({ kind: 'invalid_lesson' }, () => 'invalid_lesson')
    .with({ kind: 'unrecognised' }, () => 'unrecognised_status')
    .exhaustive();
}

/** One line for the log and the event: kinds and raw words, no student text. */
export function describeFault(fault: GenerationFault): string {
  return match(fault)
    .with({ kind: 'model' }, ({ failure }) => `model ${failure.kind}: ${failure.detail}`)
    .with({ kind: 'infrastructure' }, ({ where, detail }) => `${where}: ${detail}`)
    .with({ kind: 'deadline_exceeded' }, ({ detail }) => `deadline exceeded: ${detail}`)
    .with({ kind: 'invalid_lesson' }, ({ detail }) => `invalid lesson: ${detail}`)
    .with({ kind: 'unrecognised' }, ({ where, raw }) => `unrecognised word from ${where}: ${raw}`)
    .exhaustive();
}

/** A word from outside that no version of this program knows. Keeps the word; never folded into "other". */
export class UnrecognisedWord extends Error {
  override readonly name = 'UnrecognisedWord';
  readonly where: string;
  readonly raw: string;

  constructor(where: string, raw: string) {
    super(`unrecognised word from ${where}: ${raw}`);
    this.where = where;
    this.raw = raw;
  }
}

/** A port's other side (database, queue, blob store) could not do what was asked. */
export class PortFault extends Error {
  override readonly name = 'PortFault';
  readonly where: string;
  readonly retryable: boolean;

  constructor(where: string, detail: string, options: { retryable: boolean; cause?: unknown }) {
    super(detail, { cause: options.cause });
    this.where = where;
    this.retryable = options.retryable;
  }
}

/** What a thrown value means for the attempt in which it was thrown. */
export function faultOf(thrown: unknown): GenerationFault {
  if (thrown instanceof UnrecognisedWord) return { kind: 'unrecognised', where: thrown.where, raw: thrown.raw };
  if (thrown instanceof PortFault) return { kind: 'infrastructure', where: thrown.where, detail: thrown.message };
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'a value that is not an error';
  return { kind: 'infrastructure', where: 'program', detail };
}
