import { afterAll, beforeAll } from '@jest/globals';

/** What a suite is given: a fresh instance of the port, and how to put it away. */
export interface Opened<Port> {
  readonly port: Port;
  close(): Promise<void>;
}

/** Opens an adapter before a suite's tests and closes it after them; the getter gives it inside tests. */
export function opened<Handle extends { close(): Promise<void> }>(open: () => Promise<Handle>): () => Handle {
  let handle: Handle | undefined;
  beforeAll(async () => {
    handle = await open();
  }, 60_000);
  afterAll(async () => {
    await handle?.close();
  }, 60_000);
  return () => {
    if (handle === undefined) throw new Error('the adapter was not opened');
    return handle;
  };
}
