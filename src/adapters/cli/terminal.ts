import type { Readable, Writable } from 'node:stream';

/** What a command is run with: its environment and its streams. Results go to `out`, all else to `err`. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly in: Readable & { readonly isTTY?: boolean };
  readonly out: Writable;
  readonly err: Writable & { readonly isTTY?: boolean };
  /** Aborts at the first signal to stop. */
  readonly stopping: AbortSignal;
}

/** One JSON document and nothing else. */
export function printJson({ out }: Pick<Terminal, 'out'>, document: unknown): void {
  out.write(`${JSON.stringify(document, null, 2)}\n`);
}
