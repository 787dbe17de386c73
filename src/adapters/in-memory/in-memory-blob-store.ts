import { createHash } from 'node:crypto';
import type { BlobStore } from '../../domain/ports/blob-store.ts';

/** Files in this process's memory: the test double. */
export class InMemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<string, { content: Uint8Array; mediaType: string }>();

  async put(content: Uint8Array, mediaType: string): Promise<string> {
    const address = createHash('sha256').update(mediaType).update(content).digest('hex');
    this.#blobs.set(address, { content: content.slice(), mediaType });
    return address;
  }

  async get(address: string): Promise<{ content: Uint8Array; mediaType: string } | null> {
    return structuredClone(this.#blobs.get(address) ?? null);
  }
}
