import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { PortFault } from '../../domain/generation-fault.ts';

/** A running metrics server. */
export interface MetricsServer {
  /** With the port that it really has. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves `/metrics` and nothing else, for a process without an API. Rejects with a PortFault when the port is taken. */
export async function serveMetrics(
  registry: Registry,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsServer> {
  const server = createServer(async ({ method, url }, response) => {
    if (method !== 'GET' || url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Only GET /metrics is served here.\n');
      return;
    }
    try {
      const metrics = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(metrics);
    } catch {
      response.writeHead(500, { 'content-type': 'text/plain' }).end('The metrics could not be collected.\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (thrown: NodeJS.ErrnoException) =>
      reject(
        new PortFault('metrics server', `cannot listen on ${host}:${port} (${thrown.code})`, { retryable: false }),
      ),
    );
    server.listen(port, host, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${own}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
