import type { Milliseconds } from '../../../domain/instant.ts';
import type { Actor } from '../actor.ts';
import type { World } from '../world.ts';

/** A consumer's end of a channel. */
export interface Intake<Item> {
  readonly actor: Actor;
  hasRoom(): boolean;
  take(delivery: ChannelDelivery<Item>): void;
}

export interface ChannelDelivery<Item> {
  readonly item: Item;
  readonly intake: Intake<Item>;
}

/** After a consumer crashed or its settlement got lost, the item is delivered again. */
const REDELIVER_AFTER: Milliseconds = 10_000;
const USUAL_DELAY: Milliseconds = 200;
const LONG_DELAY: Milliseconds = 40_000;

/** At-least-once delivery with everything that allows: duplicates, another order, delays, redelivery after a crash. */
export class Channel<Item> {
  readonly #world: World;
  readonly #name: string;
  readonly #intakes = new Set<Intake<Item>>();
  readonly #backlog: Item[] = [];
  readonly #delivered = new Set<ChannelDelivery<Item>>();
  #travelling = 0;

  constructor(world: World, name: string) {
    this.#world = world;
    this.#name = name;
  }

  /** Items that are anywhere but settled. */
  get size(): number {
    return this.#travelling + this.#backlog.length + this.#delivered.size;
  }

  send(item: Item, after: Milliseconds = 0): void {
    const { random, weather, statistics, journal } = this.#world;
    const late = random.chance(weather.messageDelayed);
    if (late) statistics.faultsInjected.message_delayed += 1;
    this.#travel(item, after + random.between(1, late ? LONG_DELAY : USUAL_DELAY));
    if (random.chance(weather.messageDuplicated)) {
      statistics.faultsInjected.message_duplicated += 1;
      journal.note(this.#name, () => `duplicates ${String(item)}`);
      this.#travel(item, after + random.between(1, LONG_DELAY));
    }
  }

  attach(intake: Intake<Item>): void {
    this.#intakes.add(intake);
    intake.actor.onCrash(() => {
      this.detach(intake);
      for (const delivery of this.#delivered) if (delivery.intake === intake) this.redeliver(delivery);
    });
    this.hasRoom(intake);
  }

  detach(intake: Intake<Item>): void {
    this.#intakes.delete(intake);
  }

  /** A consumer can take more: it gets any of what waits, not the oldest. */
  hasRoom(intake: Intake<Item>): void {
    while (this.#intakes.has(intake) && intake.hasRoom() && this.#backlog.length > 0) {
      const [item] = this.#backlog.splice(this.#world.random.between(0, this.#backlog.length - 1), 1);
      if (item !== undefined) this.#deliver(item, intake);
    }
  }

  /** The item is done with. @returns false when it was already delivered to someone else again */
  settle(delivery: ChannelDelivery<Item>): boolean {
    return this.#delivered.delete(delivery);
  }

  /** The consumer's settlement never came. */
  redeliver(delivery: ChannelDelivery<Item>): void {
    if (!this.#delivered.delete(delivery)) return;
    this.#world.statistics.faultsInjected.message_redelivered += 1;
    this.#travel(delivery.item, REDELIVER_AFTER);
  }

  #travel(item: Item, duration: Milliseconds): void {
    this.#travelling += 1;
    this.#world.time.after(duration, () => {
      this.#travelling -= 1;
      const ready = [...this.#intakes].filter((intake) => intake.hasRoom());
      const [first, ...others] = ready;
      if (first === undefined) this.#backlog.push(item);
      else this.#deliver(item, this.#world.random.pick([first, ...others]));
    });
  }

  #deliver(item: Item, intake: Intake<Item>): void {
    const delivery = { item, intake };
    this.#delivered.add(delivery);
    intake.take(delivery);
  }
}
