/** Lets everyone pass until it is closed; then they wait until it is opened. */
export class Gate {
  #waiting: (() => void)[] | null = null;

  close(): void {
    this.#waiting ??= [];
  }

  open(): void {
    for (const go of this.#waiting ?? []) go();
    this.#waiting = null;
  }

  /** Resolves when the gate is open, or when the signal aborts. */
  async pass(signal: AbortSignal): Promise<void> {
    if (this.#waiting === null || signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#waiting?.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
