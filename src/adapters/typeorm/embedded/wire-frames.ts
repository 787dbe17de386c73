/** One message of PostgreSQL's frontend protocol. Source: PostgreSQL 15, chapter 55.7. */
export type Frame =
  | { readonly kind: 'ssl_request' }
  | { readonly kind: 'cancel_request' }
  | { readonly kind: 'startup'; readonly bytes: Uint8Array }
  /** `type` is the message's letter: Q simple query, P parse, B bind, E execute, S sync, X terminate … */
  | { readonly kind: 'message'; readonly type: string; readonly bytes: Uint8Array };

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

/** Cuts a byte stream into frames, however its chunks are cut. */
export class FrameReader {
  #buffer: Buffer = Buffer.alloc(0);
  #started = false;

  /** The frames that are complete with this chunk. */
  *read(chunk: Uint8Array): Generator<Frame> {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (let frame = this.#next(); frame !== null; frame = this.#next()) yield frame;
  }

  #next(): Frame | null {
    // Before the startup message frames have no letter.
    const letter = this.#started ? 1 : 0;
    if (this.#buffer.length < letter + 4) return null;
    const length = letter + this.#buffer.readInt32BE(letter);
    if (this.#buffer.length < length) return null;
    const bytes = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    if (this.#started) return { kind: 'message', type: String.fromCharCode(bytes[0] ?? 0), bytes };
    const code = bytes.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'ssl_request' };
    if (code === CANCEL_REQUEST) return { kind: 'cancel_request' };
    this.#started = true;
    return { kind: 'startup', bytes };
  }
}
