import { match } from 'ts-pattern';
import type { ContentRequest } from '../domain/content-request.ts';
import { stageOf } from '../domain/content-request.ts';
import { ACKNOWLEDGE, type DeliveryDisposition, dispositionOfOutcome } from '../domain/delivery-disposition.ts';
import { canRetry, describeFault, failureReasonOf, faultOf, type GenerationFault } from '../domain/generation-fault.ts';
import type { FailureReason, GenerationOutcome } from '../domain/generation-outcome.ts';
import type { LifeCycleAction } from '../domain/life-cycle-action.ts';
import { transition } from '../domain/request-life-cycle.ts';
import { backoffDelay } from '../domain/retry-policy.ts';
import { abandonUpgrade } from './abandon-upgrade.ts';
import { generateLesson } from './generate-lesson.ts';
import { type GenerationContext, type GenerationPorts, Interrupted, stopIfInterrupted } from './generation-context.ts';
import { keepLease } from './keep-lease.ts';
import { committedEvent } from './outcome-event.ts';
import type { WorkerSettings } from './settings.ts';
import { BrokenAttempt } from './steps/broken-attempt.ts';

/**
 * One attempt at a claimed request, under its lease: generate → commit the outcome → disposition; or, when it breaks,
 * queue it again, or end it as `failed`. Rejects only when the database cannot be written.
 */
export async function attemptRequest(
  ports: GenerationPorts,
  settings: WorkerSettings,
  claimed: ContentRequest,
  stopping: AbortSignal,
): Promise<DeliveryDisposition> {
  if (claimed.attempts > settings.retry.maxAttempts) {
    return end(ports, settings, claimed, failed(claimed, 'attempts_exhausted'));
  }
  // One controller an attempt rather than AbortSignal.any, which keeps a trace of every attempt at the worker's signal.
  const interruption = new AbortController();
  const { signal } = interruption;
  const interrupt = (): void => interruption.abort();
  if (stopping.aborted) interrupt();
  stopping.addEventListener('abort', interrupt, { once: true });
  const lease = keepLease(ports, settings, claimed, interrupt);
  const context = new Attempt(ports, settings, { signal, interrupt }, claimed);
  try {
    const outcome = await generateLesson(context);
    stopIfInterrupted(signal);
    context.reportStage();
    context.save();
    return await end(ports, settings, context.request(), outcome);
  } catch (thrown) {
    context.save();
    if (context.writeFault !== null) return await broken(ports, settings, context.request(), context.writeFault);
    if (thrown instanceof Interrupted || signal.aborted) return await interrupted(ports, context.request(), stopping);
    const fault = thrown instanceof BrokenAttempt ? thrown.fault : faultOf(thrown);
    return await broken(ports, settings, context.request(), fault);
  } finally {
    stopping.removeEventListener('abort', interrupt);
    await lease.stop();
  }
}

/** Commits the outcome; only then is the message settled. */
async function end(
  ports: GenerationPorts,
  { modelQuality }: WorkerSettings,
  { id, fence }: ContentRequest,
  outcome: GenerationOutcome,
): Promise<DeliveryDisposition> {
  const upgradable = outcome.kind === 'success' && outcome.lesson.quality !== modelQuality;
  const result = await ports.repository.apply(id, { type: 'record_outcome', fence, outcome, upgradable });
  return match(result)
    .returnType<DeliveryDisposition | Promise<DeliveryDisposition>>()
    .with({ kind: 'applied' }, (committed) => {
      ports.telemetry.emit(committedEvent(committed, outcome));
      return dispositionOfOutcome(outcome, committed.request);
    })
    .with({ kind: 'refused', refusal: { reason: 'not_better' } }, ({ request }) =>
      abandonUpgrade(ports, request, fence, 'no_better'),
    )
    .with({ kind: 'refused' }, { kind: 'unknown_request' }, () => {
      ports.telemetry.emit({ type: 'lease_lost', requestId: id });
      return ACKNOWLEDGE;
    })
    .exhaustive();
}

/** Stopping hands the request back for another worker; a lost lease means that another has it, or it was cancelled. */
async function interrupted(
  ports: GenerationPorts,
  { id, fence }: ContentRequest,
  stopping: AbortSignal,
): Promise<DeliveryDisposition> {
  if (!stopping.aborted) {
    ports.telemetry.emit({ type: 'lease_lost', requestId: id });
    return ACKNOWLEDGE;
  }
  await ports.repository.apply(id, { type: 'hand_back', fence });
  return { kind: 'retry', after: 0 };
}

/** A broken attempt: again later where that can help, else an honest end. */
async function broken(
  ports: GenerationPorts,
  settings: WorkerSettings,
  request: ContentRequest,
  fault: GenerationFault,
): Promise<DeliveryDisposition> {
  const { id, correlationId, fence, attempts, startedAt } = request;
  if (fault.kind === 'unrecognised') {
    ports.telemetry.emit({ type: 'unexpected_status', where: fault.where, raw: fault.raw });
  }
  const after = backoffDelay(settings.retry, attempts, ports.ids.random(), retryAfterOf(fault));
  const overdue = startedAt !== null && ports.clock.now() + after > startedAt + settings.requestDeadline;
  const again = canRetry(fault) && attempts < settings.retry.maxAttempts && !overdue;
  if (!again && request.state.status === 'completed') return abandonUpgrade(ports, request, fence, 'broken');
  ports.telemetry.emit({
    type: 'attempt_failed',
    requestId: id,
    correlationId,
    fault: describeFault(fault),
    retryIn: again ? after : null,
  });
  if (!again) {
    const late = overdue && canRetry(fault);
    return end(ports, settings, request, failed(request, late ? 'deadline_exceeded' : failureReasonOf(fault)));
  }
  const result = await ports.repository.apply(id, { type: 'return_for_retry', fence, fault, after });
  return result.kind === 'applied' ? { kind: 'retry', after } : ACKNOWLEDGE;
}

function retryAfterOf(fault: GenerationFault): number | null {
  return fault.kind === 'model' && fault.failure.kind === 'rate_limited' ? fault.failure.retryAfter : null;
}

function failed(request: ContentRequest, reason: FailureReason): GenerationOutcome {
  return {
    kind: 'failed',
    reason,
    stage: stageOf(request),
    message:
      'Something went wrong on our side, and we could not make your lesson. Your question is kept, and our team can see it. ' +
      'You can ask again in a few minutes.',
    retryable: reason !== 'invalid_lesson',
  };
}

interface Interruption {
  readonly signal: AbortSignal;
  readonly interrupt: () => void;
}

class Attempt implements GenerationContext {
  readonly ports: GenerationPorts;
  readonly settings: WorkerSettings;
  readonly signal: AbortSignal;
  /** What was thrown by a write that nobody waited for. */
  writeFault: GenerationFault | null = null;
  readonly interrupt: () => void;
  readonly #unsent: LifeCycleAction[] = [];
  #request: ContentRequest;
  #stageStarted: number;

  constructor(
    ports: GenerationPorts,
    settings: WorkerSettings,
    { signal, interrupt }: Interruption,
    claimed: ContentRequest,
  ) {
    this.#stageStarted = ports.clock.now();
    this.ports = ports;
    this.settings = settings;
    this.signal = signal;
    this.interrupt = interrupt;
    this.#request = claimed;
  }

  // Functions rather than methods: the steps take the context apart.
  readonly request = (): ContentRequest => this.#request;

  readonly finishStage: GenerationContext['finishStage'] = (results, next) => {
    const action = { type: 'finish_stage', fence: this.#request.fence, results, next } as const;
    // What the repository will make of it, since it runs the same life cycle; where it does not, it interrupts.
    const ahead = transition(this.#request, action, this.ports.clock.now());
    if (ahead.kind !== 'applied') throw new Interrupted();
    this.reportStage();
    this.#request = ahead.request;
    this.#unsent.push(action);
  };

  readonly save = (): void => {
    for (const action of this.#unsent.splice(0)) void this.#write(action);
  };

  async #write(action: LifeCycleAction): Promise<void> {
    try {
      const result = await this.ports.repository.apply(this.#request.id, action);
      if (result.kind !== 'applied') this.interrupt();
    } catch (thrown) {
      this.writeFault ??= faultOf(thrown);
      this.interrupt();
    }
  }

  /** Says how long the stage took that the request is in. */
  reportStage(): void {
    const now = this.ports.clock.now();
    const { id, state } = this.#request;
    if (state.status === 'generating') {
      const took = now - this.#stageStarted;
      this.ports.telemetry.emit({ type: 'stage_finished', requestId: id, stage: state.stage, took });
    }
    this.#stageStarted = now;
  }
}
