import { type RunningProbe, startProbe } from '../probes/run-probe.ts';
import type { SameQuestionEvent, SameQuestionInput, SameQuestionOrder } from '../probes/same-question.ts';

/** A worker process whose students ask when they are told to. */
export class ClassWorker {
  readonly #probe: RunningProbe<null>;
  readonly #open: Promise<void>;
  #answered: (milliseconds: readonly number[]) => void = () => undefined;
  /** Scripts that the model was asked for here. */
  written = 0;
  /** When the model was last asked for one, as performance.now(). */
  lastWritingAt = Number.NaN;
  onWriting: () => void = () => undefined;

  constructor(input: SameQuestionInput) {
    this.#probe = startProbe<null>('same-question', input);
    this.#open = new Promise((resolve, reject) => {
      this.#probe.found.catch(reject);
      this.#probe.child.on('message', (event: SameQuestionEvent) => {
        if (event.type === 'open') resolve();
        else if (event.type === 'answered') this.#answered(event.milliseconds);
        else if (event.type === 'writing') {
          this.written += 1;
          this.lastWritingAt = performance.now();
          this.onWriting();
        }
      });
    });
  }

  /** Lets so many students ask the question at once. @returns milliseconds from each one's submission to the outcome */
  async ask(question: number, students: number): Promise<readonly number[]> {
    await this.#open;
    const answered = new Promise<readonly number[]>((resolve) => {
      this.#answered = resolve;
    });
    this.#send({ question, students });
    return answered;
  }

  /** As a crash would. */
  kill(): void {
    this.#probe.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.#probe.child.connected) this.#send(null);
    await this.#probe.found.catch(() => undefined);
  }

  #send(order: SameQuestionOrder): void {
    this.#probe.child.send({ order });
  }
}
