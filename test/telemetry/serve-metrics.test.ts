import { afterEach, describe, expect, test } from '@jest/globals';
import { Counter, Registry } from 'prom-client';
import { type MetricsServer, serveMetrics } from '../../src/adapters/telemetry/serve-metrics.ts';

const running: MetricsServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function served(registry = new Registry(), port = 0): Promise<MetricsServer> {
  const server = await serveMetrics(registry, { host: '127.0.0.1', port });
  running.push(server);
  return server;
}

describe('the metrics port', () => {
  test('gives the metrics, and nothing else', async () => {
    const registry = new Registry();
    new Counter({ name: 'vividly_test_total', help: 'Test.', registers: [registry] }).inc(3);
    const { address } = await served(registry);
    const answer = await fetch(`${address}/metrics`);
    expect(answer.headers.get('content-type')).toBe(registry.contentType);
    expect(await answer.text()).toContain('vividly_test_total 3');
    for (const [path, method] of [
      ['/', 'GET'],
      ['/v1/requests', 'GET'],
      ['/metrics', 'POST'],
    ] as const) {
      expect((await fetch(`${address}${path}`, { method })).status).toBe(404);
    }
  });

  test('answers with an error, and lives, when they cannot be collected', async () => {
    const registry = new Registry();
    registry.metrics = async () => {
      throw new Error('no');
    };
    const { address } = await served(registry);
    expect((await fetch(`${address}/metrics`)).status).toBe(500);
    expect((await fetch(`${address}/metrics`)).status).toBe(500);
  });

  test('that is taken is said to be', async () => {
    const { address } = await served();
    await expect(served(new Registry(), Number(new URL(address).port))).rejects.toMatchObject({
      name: 'PortFault',
      message: expect.stringContaining('EADDRINUSE'),
    });
  });
});
