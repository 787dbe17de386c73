import type { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';

/** Shows a person how far something is. */
export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** A bar on a terminal; where nobody watches, nothing. */
export function startProgress(stream: Writable & { readonly isTTY?: boolean }, what: string, total: number): Progress {
  if (stream.isTTY !== true) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    { stream, format: `${what} {bar} {value}/{total}, {duration_formatted}`, gracefulExit: false, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
