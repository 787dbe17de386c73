/**
 * Files by the hash of their content.
 *
 * 1. `put` gives the address of the content; the same content has the same address and is stored once.
 * 2. `get` gives the bytes as they were put, or null.
 * 3. A put that rejects leaves nothing that `get` would return.
 */
export interface BlobStore {
  put(content: Uint8Array, mediaType: string): Promise<string>;
  get(address: string): Promise<{ readonly content: Uint8Array; readonly mediaType: string } | null>;
}
