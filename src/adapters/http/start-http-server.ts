import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { PortFault } from '../../domain/generation-fault.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import type { HttpEnvironment } from './http-environment.ts';

/** A server that listens. */
export interface HttpServer {
  /** Such as `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Takes no further connection, ends streams, waits for answers in flight up to the grace, then cuts what is left. */
  close(): Promise<void>;
}

/** Listens. Rejects with a PortFault when the address cannot be had. */
export async function startHttpServer(
  app: Hono<HttpEnvironment>,
  { host, port, grace = 5_000 }: { host: string; port: number; grace?: Milliseconds },
): Promise<HttpServer> {
  const closing = new AbortController();
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, { ...env, closing: closing.signal }),
    serverOptions: { requestTimeout: 30_000, headersTimeout: 15_000 },
  }) as Server;
  // A connection whose answer ends while the server stops is kept open by nobody else.
  server.on('request', (_, response: ServerResponse) => {
    response.once('close', () => {
      if (closing.signal.aborted) setImmediate(() => server.closeIdleConnections());
    });
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (thrown) {
    const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : 'unknown';
    throw new PortFault('http', `cannot listen on ${host}:${port} (${code})`, { retryable: false, cause: thrown });
  }
  const { family, address, port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: async () => {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(cut);
    },
  };
}
