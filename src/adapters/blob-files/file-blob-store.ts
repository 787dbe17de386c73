import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PortFault } from '../../domain/generation-fault.ts';
import type { BlobDescription, BlobSlice, BlobStore } from '../../domain/ports/blob-store.ts';
import { mediaAddress, mediaTypeOf } from '../wire/media-address.ts';

/** Files in a folder, named by the SHA-256 of their content. The address is the file's name. */
export class FileBlobStore implements BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(content: Uint8Array, mediaType: string): Promise<string> {
    const address = mediaAddress(createHash('sha256').update(content).digest('hex'), mediaType);
    const file = join(this.#folder, address);
    const stored = await access(file).then(
      () => true,
      () => false,
    );
    if (!stored) await this.#write(file, content);
    return address;
  }

  /** Written aside and renamed: a file under its address is always whole. */
  async #write(file: string, content: Uint8Array): Promise<void> {
    const aside = join(this.#folder, `.${randomUUID()}`);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(aside, content);
      await rename(aside, file);
    } catch (thrown) {
      await rm(aside, { force: true }).catch(() => undefined);
      throw new PortFault('blob store', 'the file could not be written', { retryable: true, cause: thrown });
    }
  }

  async describe(address: string): Promise<BlobDescription | null> {
    // An address comes from outside: only names that put() gives are looked up.
    const mediaType = mediaTypeOf(address);
    if (mediaType === null) return null;
    const found = await orNull(stat(join(this.#folder, address)));
    return found === null ? null : { mediaType, size: found.size };
  }

  async get(address: string, slice?: BlobSlice): Promise<{ content: Uint8Array; mediaType: string } | null> {
    const mediaType = mediaTypeOf(address);
    if (mediaType === null) return null;
    const content = await orNull(readSlice(join(this.#folder, address), slice));
    return content === null ? null : { content, mediaType };
  }

  /** A folder has no address that a client could use. */
  async linkTo(): Promise<null> {
    return null;
  }
}

async function readSlice(path: string, slice: BlobSlice | undefined): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const start = Math.min(slice?.start ?? 0, size);
    const content = new Uint8Array(Math.max(0, Math.min(slice?.end ?? size, size) - start));
    const { bytesRead } = await file.read(content, 0, content.length, start);
    return content.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What is read; null where there is no such file. */
async function orNull<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new PortFault('blob store', 'the file could not be read', { retryable: true, cause: thrown });
  }
}
