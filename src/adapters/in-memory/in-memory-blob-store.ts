import { createHash } from 'node:crypto';
import type { BlobDescription, BlobSlice, BlobStore } from '../../domain/ports/blob-store.ts';
import { mediaAddress } from '../wire/media-address.ts';

/** Files in this process's memory: the test double. */
export class InMemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<string, { content: Uint8Array; mediaType: string }>();

  async put(content: Uint8Array, mediaType: string): Promise<string> {
    const address = mediaAddress(createHash('sha256').update(content).digest('hex'), mediaType);
    this.#blobs.set(address, { content: content.slice(), mediaType });
    return address;
  }

  async describe(address: string): Promise<BlobDescription | null> {
    const found = this.#blobs.get(address);
    return found === undefined ? null : { mediaType: found.mediaType, size: found.content.length };
  }

  async get(address: string, slice?: BlobSlice): Promise<{ content: Uint8Array; mediaType: string } | null> {
    const found = this.#blobs.get(address);
    return found === undefined
      ? null
      : { content: found.content.slice(slice?.start, slice?.end), mediaType: found.mediaType };
  }

  async linkTo(): Promise<null> {
    return null;
  }
}
