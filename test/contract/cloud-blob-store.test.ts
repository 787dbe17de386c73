import { expect, test } from '@jest/globals';
import { CloudBlobStore } from '../../src/adapters/cloud-storage/cloud-blob-store.ts';
import { fakeCloudStorage, type GoogleFake, throwAwayCredentials } from '../support/media/google-fakes.ts';
import { blobStoreContract } from './blob-store.contract.ts';

const CREDENTIALS = throwAwayCredentials();

function storeAt({ port }: GoogleFake): CloudBlobStore {
  const connection = { apiEndpoint: `http://127.0.0.1:${port}`, projectId: 'school', credentials: CREDENTIALS };
  return new CloudBlobStore({ bucket: 'school-media', connection });
}

blobStoreContract(
  'Cloud Storage on a fake',
  async () => {
    const fake = await fakeCloudStorage();
    return { store: storeAt(fake), close: () => fake.close() };
  },
  { links: true },
);

test('3: a put that is refused rejects, and says whether trying again can help', async () => {
  const fake = await fakeCloudStorage();
  const store = storeAt(fake);
  for (const [status, retryable] of [
    [403, false],
    [503, true],
  ] as const) {
    fake.failWith = status;
    await expect(store.put(new Uint8Array([1]), 'video/mp4')).rejects.toMatchObject({ name: 'PortFault', retryable });
  }
  await fake.close();
});

test('4: a link is signed, for the object, and ends', async () => {
  const fake = await fakeCloudStorage();
  const store = storeAt(fake);
  const address = await store.put(new Uint8Array([1]), 'video/mp4');
  const link = new URL((await store.linkTo(address)) ?? '');
  expect(link.pathname).toBe(`/school-media/media/${address}`);
  expect(link.searchParams.get('X-Goog-Expires')).toBe('21600');
  expect(link.searchParams.get('X-Goog-Signature')).toMatch(/^[0-9a-f]{512}$/);
  await fake.close();
});
