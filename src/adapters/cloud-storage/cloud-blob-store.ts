import { createHash } from 'node:crypto';
import type { Bucket, StorageOptions } from '@google-cloud/storage';
import { PortFault } from '../../domain/generation-fault.ts';
import type { BlobDescription, BlobSlice, BlobStore } from '../../domain/ports/blob-store.ts';
import { mediaAddress, mediaTypeOf } from '../wire/media-address.ts';

/** Where the files are, and how they are reached. */
export interface CloudBlobStoreOptions {
  readonly bucket: string;
  /** How long a link holds, in milliseconds. */
  readonly linkFor?: number;
  /** For a local fake, or other credentials than the environment's. */
  readonly connection?: StorageOptions;
}

const LINK_FOR = 6 * 60 * 60 * 1000;
const FOLDER = 'media';

/** Objects of Google Cloud Storage, named by the SHA-256 of their content. The SDK is loaded when it is first needed. */
export class CloudBlobStore implements BlobStore {
  readonly #options: CloudBlobStoreOptions;
  #bucket: Promise<Bucket> | null = null;

  constructor(options: CloudBlobStoreOptions) {
    this.#options = options;
  }

  async put(content: Uint8Array, mediaType: string): Promise<string> {
    const address = mediaAddress(createHash('sha256').update(content).digest('hex'), mediaType);
    try {
      // Generation 0: only where there is none yet.
      await (await this.#file(address)).save(Buffer.from(content.buffer, content.byteOffset, content.byteLength), {
        resumable: false,
        contentType: mediaType,
        metadata: { cacheControl: 'private, max-age=31536000, immutable' },
        preconditionOpts: { ifGenerationMatch: 0 },
      });
    } catch (thrown) {
      const alreadyStored = statusOf(thrown) === 412;
      if (!alreadyStored) throw fault('the file could not be stored', thrown);
    }
    return address;
  }

  async describe(address: string): Promise<BlobDescription | null> {
    const mediaType = mediaTypeOf(address);
    if (mediaType === null) return null;
    return orNull(async () => {
      const [{ size }] = await (await this.#file(address)).getMetadata();
      return { mediaType, size: Number(size) };
    });
  }

  async get(address: string, slice?: BlobSlice): Promise<{ content: Uint8Array; mediaType: string } | null> {
    const mediaType = mediaTypeOf(address);
    if (mediaType === null) return null;
    return orNull(async () => {
      // The SDK counts the last byte in. A part cannot be checked against the hash of the whole.
      const part = slice && { start: slice.start, end: slice.end - 1, validation: false as const };
      const [content] = await (await this.#file(address)).download(part);
      return { content: new Uint8Array(content), mediaType };
    });
  }

  /** A signed URL, version 4. The service account must be able to sign (role "Service Account Token Creator"). */
  async linkTo(address: string): Promise<string | null> {
    if (mediaTypeOf(address) === null) return null;
    const expires = Date.now() + (this.#options.linkFor ?? LINK_FOR);
    try {
      const [url] = await (await this.#file(address)).getSignedUrl({ version: 'v4', action: 'read', expires });
      return url;
    } catch (thrown) {
      throw fault('the link could not be signed', thrown);
    }
  }

  async #file(address: string) {
    this.#bucket ??= this.#open();
    return (await this.#bucket).file(`${FOLDER}/${address}`);
  }

  async #open(): Promise<Bucket> {
    const { Storage } = await import('@google-cloud/storage');
    // Whether to try again is decided by the caller, who has a deadline.
    const storage = new Storage({ retryOptions: { autoRetry: false }, timeout: 60_000, ...this.#options.connection });
    return storage.bucket(this.#options.bucket);
  }
}

/** What is read; null where there is no such file. */
async function orNull<Read>(read: () => Promise<Read>): Promise<Read | null> {
  try {
    return await read();
  } catch (thrown) {
    if (statusOf(thrown) === 404) return null;
    throw fault('the file could not be read', thrown);
  }
}

function statusOf(thrown: unknown): number | null {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : null;
}

function fault(what: string, cause: unknown): PortFault {
  const status = statusOf(cause);
  const hopeless = status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
  return new PortFault('blob store', `${what}${status === null ? '' : ` (${status})`}`, {
    retryable: !hopeless,
    cause,
  });
}
