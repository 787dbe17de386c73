import { InMemoryBlobStore } from '../../src/adapters/in-memory/in-memory-blob-store.ts';
import { blobStoreContract } from './blob-store.contract.ts';

blobStoreContract('in memory', async () => ({ store: new InMemoryBlobStore(), close: async () => undefined }));
