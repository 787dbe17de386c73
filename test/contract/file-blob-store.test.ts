import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FileBlobStore } from '../../src/adapters/blob-files/file-blob-store.ts';
import { dataFolder } from '../support/vividly-process.ts';
import { blobStoreContract } from './blob-store.contract.ts';

blobStoreContract(
  'files in a folder',
  async () => {
    const { folder, remove } = dataFolder();
    return { store: new FileBlobStore(folder), close: async () => remove() };
  },
  { links: false },
);

test('3: a put that cannot be written rejects, and leaves nothing', async () => {
  const { folder, remove } = dataFolder();
  writeFileSync(join(folder, 'file'), 'in the way');
  const store = new FileBlobStore(join(folder, 'file'));
  await expect(store.put(new Uint8Array([1]), 'video/mp4')).rejects.toMatchObject({
    name: 'PortFault',
    retryable: true,
  });
  remove();
});
