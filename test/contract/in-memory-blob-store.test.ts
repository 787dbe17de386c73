import { InMemoryBlobStore } from '../../src/adapters/in-memory/in-memory-blob-store.ts';
import { blobStoreContract } from './blob-store.contract.ts';

const open = async () => ({ store: new InMemoryBlobStore(), close: async () => undefined });

blobStoreContract('in memory', open, { links: false });
