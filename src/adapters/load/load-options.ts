import type { Milliseconds } from '../../domain/instant.ts';

/** What a load run is asked to do. */
export interface LoadOptions {
  readonly requests: number;
  /** Students who submit at once; each sends the next question when the last one was accepted. */
  readonly concurrency: number;
  /** Everyone asks the same question. */
  readonly identical: boolean;
  /** After the last submission, how long the requests may take to end before the run reports them as unfinished. */
  readonly waitAtMost: Milliseconds;
}

/** Called as the run goes on: how many requests were accepted, and how many have ended. */
export type OnProgress = (accepted: number, ended: number) => void;
