import type { Section } from '../report/report.ts';
import type { Servers } from '../servers/servers.ts';

/** What the command line asks for. */
export interface BenchOptions {
  readonly requests: number;
  readonly rounds: number;
  /** Participants of the overhead benchmark; empty for all. */
  readonly participants: readonly string[];
  /** Finished requests that are in the tables beforehand; 0 for empty ones. */
  readonly finished: number;
  /** Whether the production dependencies are installed anew to measure their size. */
  readonly installedSize: boolean;
  /** Where the CPU profiles of the participants of overhead go; null for none. */
  readonly profileFolder: string | null;
}

export interface BenchContext {
  readonly options: BenchOptions;
  readonly servers: Servers;
  /** One line on standard error. */
  readonly progress: (line: string) => void;
}

/** One benchmark: a measurement that ends in figures and compares them with a bar, and never fails for being slow. */
export interface Benchmark {
  /** As in `--only`. */
  readonly name: string;
  readonly title: string;
  /** Rejects with CannotMeasure where something that it needs is not here. */
  run(context: BenchContext): Promise<Section>;
}

/** What the benchmark needs is not on this machine: reported as skipped, with what is missing. */
export class CannotMeasure extends Error {
  override readonly name = 'CannotMeasure';
}
