import { describe, expect, test } from '@jest/globals';
import type { BlobStore } from '../../src/domain/ports/blob-store.ts';
import { opened } from '../support/contract-suite.ts';

/** What a store can do. */
export interface BlobStoreCapabilities {
  /** Whether clients can fetch its files without us. */
  readonly links: boolean;
}

/** One scenario a promise of the BlobStore port. */
export function blobStoreContract(
  name: string,
  open: () => Promise<{ readonly store: BlobStore; close(): Promise<void> }>,
  { links }: BlobStoreCapabilities,
): void {
  describe(`BlobStore: ${name}`, () => {
    const under = opened(open);

    test('1: the same content has the same address, other content another', async () => {
      const { store } = under();
      const one = await store.put(new Uint8Array([1, 2, 3]), 'video/mp4');
      expect(await store.put(new Uint8Array([1, 2, 3]), 'video/mp4')).toBe(one);
      expect(await store.put(new Uint8Array([1, 2, 4]), 'video/mp4')).not.toBe(one);
      expect(await store.put(new Uint8Array([1, 2, 3]), 'image/png')).not.toBe(one);
    });

    test('2: bytes and type come back as they were put', async () => {
      const { store } = under();
      const content = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
      const address = await store.put(content, 'audio/mp4');
      content[0] = 99;
      const found = await store.get(address);
      expect(found?.mediaType).toBe('audio/mp4');
      expect(found?.content[0]).toBe(0);
      expect(found?.content).toHaveLength(100_000);
    });

    test('2: a slice and a description need not read the whole', async () => {
      const { store } = under();
      const address = await store.put(new Uint8Array([1, 2, 3, 4, 5]), 'video/mp4');
      expect(await store.describe(address)).toEqual({ mediaType: 'video/mp4', size: 5 });
      const slice = async (start: number, end: number) => [
        ...((await store.get(address, { start, end }))?.content ?? []),
      ];
      expect(await slice(1, 3)).toEqual([2, 3]);
      expect(await slice(3, 100)).toEqual([4, 5]);
    });

    test(`4: a link is ${links ? 'given for what is stored' : 'never given'}`, async () => {
      const { store } = under();
      const address = await store.put(new Uint8Array([7]), 'video/mp4');
      const link = await store.linkTo(address);
      if (links) expect(link).toMatch(/^https?:/);
      else expect(link).toBeNull();
      expect(await store.linkTo('../../etc/passwd')).toBeNull();
    });

    test.each(['', 'unknown', '../../etc/passwd', `${'0'.repeat(64)}.mp4`])('2: nothing is at %j', async (address) => {
      expect(await under().store.get(address)).toBeNull();
      expect(await under().store.describe(address)).toBeNull();
    });
  });
}
