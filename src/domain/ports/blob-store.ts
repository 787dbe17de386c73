/** What is known of a file without reading it. */
export interface BlobDescription {
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}

/** Part of a file: from the byte `start` up to, not including, the byte `end`. */
export interface BlobSlice {
  readonly start: number;
  readonly end: number;
}

/**
 * Files by the hash of their content.
 *
 * 1. `put` gives the address of the content; the same content has the same address and is stored once.
 * 2. `get` gives the bytes as they were put, or those of a slice, or null; `describe` gives type and size, or null.
 * 3. A put that rejects leaves nothing that `get` would return.
 * 4. `linkTo` gives a URL from which a client can fetch the file without us, for a limited time; null where the store
 *    has no such thing, or no such file.
 */
export interface BlobStore {
  put(content: Uint8Array, mediaType: string): Promise<string>;
  describe(address: string): Promise<BlobDescription | null>;
  get(address: string, slice?: BlobSlice): Promise<{ readonly content: Uint8Array; readonly mediaType: string } | null>;
  linkTo(address: string): Promise<string | null>;
}
