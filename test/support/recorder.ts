/** Collects what happens, and lets a test wait until enough of it has. */
export class Recorder<Item> {
  readonly items: Item[] = [];
  #look = (): void => undefined;

  add(item: Item): void {
    this.items.push(item);
    this.#look();
  }

  /** The items, once there are at least so many; rejects after `within` milliseconds. */
  async reached(count: number, within = 15_000): Promise<readonly Item[]> {
    if (this.items.length < count) {
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${this.items.length} of ${count} after ${within} ms`)), within);
        this.#look = () => {
          if (this.items.length < count) return;
          clearTimeout(late);
          resolve();
        };
      });
    }
    return this.items;
  }
}
