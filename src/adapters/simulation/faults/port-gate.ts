import { PortFault } from '../../../domain/generation-fault.ts';
import type { Milliseconds } from '../../../domain/instant.ts';
import type { Actor } from '../actor.ts';
import type { World } from '../world.ts';
import { drawCallFault } from './call-fault.ts';
import type { CallWatcher, PortCall, PortName } from './port-call.ts';

/**
 * The wire between an actor and everything it calls: each call may fail, get lost, take long or be the actor's last.
 * Every effect happens in a step of virtual time of its own, so that effects never overlap.
 */
export class PortGate {
  readonly #world: World;
  readonly #actor: Actor;
  readonly #watcher: CallWatcher;
  readonly #waiting = new Set<PortCall>();

  constructor(world: World, actor: Actor, watcher: CallWatcher) {
    this.#world = world;
    this.#actor = actor;
    this.#watcher = watcher;
    actor.onCrash(() => {
      for (const call of this.#waiting) watcher.lost(call);
    });
  }

  /** A port whose every method is called through this gate. */
  guard<Port extends object>(name: PortName, port: Port): Port {
    return new Proxy(port, {
      get: (target, operation) => {
        const method: unknown = Reflect.get(target, operation);
        if (typeof method !== 'function') return method;
        return (...parameters: unknown[]) =>
          this.call(name, String(operation), parameters, () => method.apply(target, parameters));
      },
    });
  }

  /** Carries out one call: the request travels, has its effect, the reply travels; or what the fault leaves of that. */
  async call<Result>(
    port: PortName,
    operation: string,
    parameters: readonly unknown[],
    effect: () => Promise<Result>,
  ): Promise<Result> {
    if (!this.#actor.alive) return never();
    const fault = drawCallFault(this.#world, this.#actor);
    const call = { actor: this.#actor, port, operation, parameters, calledAt: this.#world.time.now() };
    if (fault !== 'none') {
      this.#world.statistics.faultsInjected[fault] += 1;
      this.#world.journal.note(this.#actor.name, () => `${port}.${operation} ← ${fault}`);
    }
    this.#waiting.add(call);
    this.#watcher.called(call);
    switch (fault) {
      case 'none':
        return this.#succeed(call, effect, { longest: 30, replyTravels: this.#world.random.chance(0.3) });
      case 'slow_call':
        return this.#succeed(call, effect, { longest: 4_000, replyTravels: true });
      case 'failed_before_effect':
        await this.#travel(500);
        return this.#fail(call);
      case 'reply_lost':
        await this.#travel(500);
        await effect();
        await this.#travel(500);
        return this.#fail(call);
      case 'hung_call':
        await this.#hang(effect);
        return this.#fail(call);
      case 'crash_before_effect':
        this.#actor.crash();
        return never();
      case 'crash_after_effect':
        await this.#travel(30);
        await effect();
        this.#actor.crash();
        return never();
      default:
        return fault satisfies never;
    }
  }

  async #succeed<Result>(
    call: PortCall,
    effect: () => Promise<Result>,
    { longest, replyTravels }: { longest: Milliseconds; replyTravels: boolean },
  ): Promise<Result> {
    await this.#travel(longest);
    const result = await effect();
    if (replyTravels) await this.#travel(longest);
    this.#waiting.delete(call);
    this.#watcher.answered(call, result);
    return result;
  }

  #fail(call: PortCall): never {
    this.#waiting.delete(call);
    this.#watcher.lost(call);
    throw new PortFault(call.port, `${call.operation}: no answer (simulated)`, { retryable: true });
  }

  /** The effect may come at once, so late that a lease ran out meanwhile, or not at all. */
  async #hang(effect: () => Promise<unknown>): Promise<void> {
    const when = this.#world.random.pick(['at_once', 'late', 'never']);
    if (when === 'at_once') {
      await this.#travel(30);
      await effect();
    }
    await this.#travel(40_000, 5_000);
    if (when === 'late') await effect();
  }

  #travel(longest: Milliseconds, shortest: Milliseconds = 1): Promise<void> {
    const duration = this.#world.random.between(shortest, longest);
    return new Promise((resolve) => {
      this.#world.time.after(duration, () => {
        if (this.#actor.alive) resolve();
      });
    });
  }
}

/** A fresh one each time: what waits for it is then forgotten with it. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
