import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PortFault } from '../../domain/generation-fault.ts';
import type { BlobStore } from '../../domain/ports/blob-store.ts';

/** Media types that are stored, with the ending of their files: the address tells the type. */
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'text/vtt': 'vtt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/octet-stream': 'bin',
};

/** Files in a folder, named by the SHA-256 of their content. The address is the file's name. */
export class FileBlobStore implements BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(content: Uint8Array, mediaType: string): Promise<string> {
    const ending = ENDINGS[mediaType];
    if (ending === undefined) throw new RangeError(`${mediaType} is not a media type of lessons`);
    const address = `${createHash('sha256').update(content).digest('hex')}.${ending}`;
    // Written aside and renamed: a file under its address is always whole.
    const aside = join(this.#folder, `.${randomUUID()}`);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(aside, content);
      await rename(aside, join(this.#folder, address));
    } catch (thrown) {
      await rm(aside, { force: true }).catch(() => undefined);
      throw new PortFault('blob store', 'the file could not be written', { retryable: true, cause: thrown });
    }
    return address;
  }

  async get(address: string): Promise<{ content: Uint8Array; mediaType: string } | null> {
    // An address comes from outside: only names that put() gives are looked up.
    const ending = /^[0-9a-f]{64}\.([a-z0-9]+)$/.exec(address)?.[1];
    const mediaType = Object.keys(ENDINGS).find((known) => ENDINGS[known] === ending);
    if (mediaType === undefined) return null;
    try {
      return { content: new Uint8Array(await readFile(join(this.#folder, address))), mediaType };
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw new PortFault('blob store', 'the file could not be read', { retryable: true, cause: thrown });
    }
  }
}
