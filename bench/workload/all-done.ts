/** Resolves once as many outcomes as expected were reported; rejects when none came for too long. */
export class AllDone {
  #left = 0;
  #finish: () => void = () => undefined;

  /** @param requests outcomes to wait for, from now on */
  expect(requests: number): Promise<void> {
    this.#left = requests;
    return new Promise((resolve, reject) => {
      let before = requests;
      const watch = setInterval(() => {
        if (this.#left === before) {
          clearInterval(watch);
          reject(new Error(`${this.#left} of ${requests} requests have no outcome, and none came for ${PATIENCE} ms`));
        }
        before = this.#left;
      }, PATIENCE);
      this.#finish = () => {
        clearInterval(watch);
        resolve();
      };
    });
  }

  /** To be called when outcomes are committed. */
  done(outcomes = 1): void {
    this.#left -= outcomes;
    if (this.#left === 0) this.#finish();
  }
}

const PATIENCE = 60_000;
