import type { BlobSlice, BlobStore } from '../../../domain/ports/blob-store.ts';

/** Bytes that are read and held for one client at a time. */
const CHUNK = 256 * 1024;

/** Part of a file as a body that is read as the client takes it, so that a slow one holds no more than a chunk. */
export function mediaBody(blobs: BlobStore, address: string, { start, end }: BlobSlice): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const read = await blobs.get(address, { start: at, end: Math.min(at + CHUNK, end) });
        if (read === null || read.content.length === 0) throw new Error('the file ended early');
        at += read.content.length;
        controller.enqueue(read.content);
        if (at >= end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
