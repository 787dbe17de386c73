/**
 * Works on at most `concurrency` items at once, the others in the order of their arrival. `work` never rejects.
 */
export class HandlerSlots<Item> {
  readonly #concurrency: number;
  readonly #work: (item: Item) => Promise<void>;
  readonly #running = new Set<Promise<void>>();
  #waiting: Item[] = [];

  constructor(concurrency: number, work: (item: Item) => Promise<void>) {
    this.#concurrency = concurrency;
    this.#work = work;
  }

  /** Whether an item that came now would have to wait. */
  get full(): boolean {
    return this.#running.size >= this.#concurrency;
  }

  add(item: Item): void {
    this.#waiting.push(item);
    this.#fill();
  }

  /** Starts nothing more, and gives back what was never started. */
  stop(): readonly Item[] {
    return this.#waiting.splice(0);
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #fill(): void {
    while (!this.full) {
      const item = this.#waiting.shift();
      if (item === undefined) return;
      const done = this.#work(item).finally(() => {
        this.#running.delete(done);
        this.#fill();
      });
      this.#running.add(done);
    }
  }
}
