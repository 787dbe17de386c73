import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { FanOutTelemetry } from '../../src/adapters/telemetry/fan-out-telemetry.ts';
import { openTraceExport } from '../../src/adapters/telemetry/tracing/open-trace-export.ts';

interface Received {
  readonly path: string | undefined;
  readonly body: string;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A collector that keeps what it is sent; or takes everything and never answers. */
async function collector(answers = true): Promise<{ readonly endpoint: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ path: request.url, body: Buffer.concat(chunks).toString() });
    if (answers) response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

function opened(endpoint: string) {
  const registry = new Registry();
  const exporting = openTraceExport(endpoint, { clock: new SystemClock(), registry });
  return { ...exporting, registry, telemetry: new FanOutTelemetry([], exporting.spans) };
}

describe('spans', () => {
  test('reach the collector when the process ends, at the latest', async () => {
    const { endpoint, received } = await collector();
    const { telemetry, registry, close } = opened(`${endpoint}/`);
    const about = { requestId: 'the-request', correlationId: 'the-correlation' };
    const context = await telemetry.span('process generation request', null, async (own) => own, about);
    await close();
    expect(received.map(({ path }) => path)).toEqual(['/v1/traces']);
    const [batch] = JSON.parse(received[0]?.body ?? '').resourceSpans;
    expect(batch.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'vividly' } });
    const [span] = batch.scopeSpans[0].spans;
    expect(span).toMatchObject({ name: 'process generation request', kind: 5 });
    expect(context?.traceparent).toBe(`00-${span.traceId}-${span.spanId}-01`);
    expect(span.attributes).toContainEqual({ key: 'vividly.request.id', value: { stringValue: 'the-request' } });
    expect(await registry.metrics()).toContain('vividly_trace_spans_total{result="exported"} 1');
  });

  test('that no collector takes are counted as lost, and break nothing', async () => {
    const { endpoint } = await collector();
    servers.splice(0)[0]?.close();
    const { telemetry, registry, close } = opened(endpoint);
    expect(await telemetry.span('work', null, async () => 7)).toBe(7);
    const before = Date.now();
    await close();
    expect(Date.now() - before).toBeLessThan(10_000);
    for (let turn = 0; turn < 1_000; turn += 1) {
      if ((await registry.metrics()).includes('result="lost"} 1')) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('never counted');
  });

  test('do not keep the process from ending when the collector hangs', async () => {
    const { endpoint, received } = await collector(false);
    const { telemetry, close } = opened(endpoint);
    await telemetry.span('work', null, async () => 7);
    const before = Date.now();
    await close();
    expect(Date.now() - before).toBeLessThan(4_000);
    expect(received.length).toBeGreaterThan(0);
  });
});

test('the SDK is loaded only where spans are exported: nothing imports it before', () => {
  const source = new URL('../../src/', import.meta.url);
  const importing = (pattern: RegExp) =>
    readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && pattern.test(readFileSync(new URL(file, source), 'utf8')),
    );
  const statically = (what: string) => importing(new RegExp(`^import (?!type )[^;]*from '[^']*${what}[^']*'`, 'm'));
  expect(statically('open-trace-export')).toEqual([]);
  expect(importing(/import\('[^']*open-trace-export\.ts'\)/)).toEqual(['adapters/composition/open-vividly.ts']);
  const loading = statically('@opentelemetry/').map((file) => file.split('/').at(-1));
  expect(loading.sort()).toEqual(['open-telemetry-span.ts', 'open-telemetry-spans.ts', 'open-trace-export.ts']);
  expect(statically('open-telemetry-spans?')).toEqual([
    'adapters/telemetry/tracing/open-telemetry-spans.ts',
    'adapters/telemetry/tracing/open-trace-export.ts',
  ]);
});
