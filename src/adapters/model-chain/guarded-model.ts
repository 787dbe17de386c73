import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';
import type { Milliseconds } from '../../domain/instant.ts';
import { modelFailure } from '../../domain/model-failure.ts';
import type { LanguageModel, ModelCall, ModelReply } from '../../domain/ports/language-model.ts';
import { isOutage } from './outage.ts';

export type CircuitWord = 'closed' | 'open' | 'half_open';

export interface GuardOptions {
  /** Calls to this model at once; more wait their turn. */
  readonly concurrency: number;
  /** Calls that fail in a row before the circuit opens. */
  readonly openAfter: number;
  /** How long the circuit stays open before one call may probe. */
  readonly probeAfter: Milliseconds;
  /** @param call the one that opened or closed the circuit, or probes it */
  readonly onCircuit: (state: CircuitWord, call: ModelCall) => void;
}

/** Calls that may wait for their turn: more than any worker has in flight, but not without bound. */
const MAX_WAITING = 10_000;

/**
 * One model behind a circuit breaker and a concurrency limit. While the circuit is open calls fail at once with
 * `unavailable`; one call at a time probes, and nobody waits for it.
 */
export class GuardedModel {
  readonly model: LanguageModel;
  readonly #breaker;
  readonly #bulkhead;
  readonly #onCircuit: GuardOptions['onCircuit'];
  #toldCircuit: CircuitWord = 'closed';
  #lastCallFailed = false;

  constructor(model: LanguageModel, options: GuardOptions) {
    this.model = model;
    const failed = handleWhenResult(
      (result) => (result as ModelReply<unknown>).kind === 'failure' && isOutage(result as ModelReply<unknown>),
    );
    this.#breaker = circuitBreaker(failed, {
      halfOpenAfter: options.probeAfter,
      breaker: new ConsecutiveBreaker(options.openAfter),
    });
    this.#bulkhead = bulkhead(options.concurrency, MAX_WAITING);
    this.#onCircuit = options.onCircuit;
  }

  get circuit(): CircuitWord {
    return wordOf(this.#breaker.state);
  }

  /** Whether calls can be expected to succeed: the circuit is closed and the last call showed no outage. */
  get isHealthy(): boolean {
    return this.circuit === 'closed' && !this.#lastCallFailed;
  }

  async call<Value>(
    call: ModelCall,
    invoke: (model: LanguageModel, call: ModelCall) => Promise<ModelReply<Value>>,
  ): Promise<ModelReply<Value>> {
    const { signal } = call;
    try {
      return await this.#bulkhead.execute(async () => {
        if (signal.aborted) return refused(modelFailure.timeout('no time left after waiting for a turn'));
        if (this.circuit === 'half_open') return refused(modelFailure.unavailable('circuit open, being probed'));
        const replying = this.#breaker.execute(() => invoke(this.model, call));
        this.#tellCircuit(call);
        const reply = await replying.finally(() => this.#tellCircuit(call));
        this.#lastCallFailed = isOutage(reply);
        return reply;
      }, signal);
    } catch (thrown) {
      if (thrown instanceof BrokenCircuitError) return refused(modelFailure.unavailable('circuit open'));
      if (thrown instanceof BulkheadRejectedError) return refused(modelFailure.unavailable('too many calls waiting'));
      if (signal.aborted) return refused(modelFailure.timeout('aborted while waiting for a turn'));
      throw thrown;
    }
  }

  /** Looked at after each call rather than listened to, so that it is known in which call it changed. */
  #tellCircuit(call: ModelCall): void {
    if (this.circuit === this.#toldCircuit) return;
    this.#toldCircuit = this.circuit;
    this.#onCircuit(this.#toldCircuit, call);
  }
}

function refused(failure: ReturnType<typeof modelFailure.unavailable>) {
  return { kind: 'failure', failure, modelCalls: 0 } as const;
}

function wordOf(state: CircuitState): CircuitWord {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half_open' : 'open';
}
