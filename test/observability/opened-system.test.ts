import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openVividly } from '../../src/adapters/composition/open-vividly.ts';
import type { Vividly } from '../../src/adapters/composition/vividly.ts';
import { readConfig } from '../../src/adapters/config/read-config.ts';
import { submitRequest } from '../../src/application/submit-request.ts';
import { freshEmbeddedFolder } from '../support/embedded-template.ts';
import { seriesOf } from './support/exposed-metrics.ts';

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function opened(environment: Record<string, string>): Promise<Vividly> {
  const folder = await freshEmbeddedFolder();
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  const read = readConfig({ VIVIDLY_DATA_DIR: folder, VIVIDLY_LOG_LEVEL: 'silent', ...environment });
  if (read.kind === 'mistakes') throw new Error(JSON.stringify(read.mistakes));
  const vividly = await openVividly(read.config);
  cleanUps.push(() => vividly.close());
  return vividly;
}

/** A server on a free port that answers everything with an empty document, and tells what it was asked. */
async function listening(): Promise<{ readonly port: number; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    request.resume().on('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => server.close().closeAllConnections());
  return { port: (server.address() as AddressInfo).port, asked };
}

async function freePort(): Promise<number> {
  const { port } = await listening();
  await cleanUps.pop()?.();
  return port;
}

function ask({ ports }: Vividly) {
  return submitRequest(ports)({
    studentId: 'student',
    idempotencyKey: null,
    correlationId: null,
    query: 'Why do I get pushed back?',
    grade: 10,
    trace: null,
  });
}

describe('Vividly as it is configured', () => {
  test('exposes process, events and database at the metrics port', async () => {
    const port = await freePort();
    const vividly = await opened({ VIVIDLY_METRICS_PORT: String(port) });
    await ask(vividly);
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toContain('vividly_requests_submitted_total{existing="false"} 1');
    expect(text).toContain('vividly_requests{status="queued"} 1');
    expect(text).toContain('vividly_dead_letters_waiting 0');
    expect([...seriesOf(text).keys()]).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  test('works all the same when the metrics port is taken', async () => {
    const { port } = await listening();
    const vividly = await opened({ VIVIDLY_METRICS_PORT: String(port) });
    expect((await ask(vividly)).kind).toBe('accepted');
  });

  test('is still scraped when its database is gone, without what the database would say', async () => {
    const { ports, registry } = await opened({});
    ports.repository.countByStatus = () => Promise.reject(new Error('gone'));
    const text = await registry.metrics();
    expect(text).not.toContain('vividly_requests{');
    expect(text).toContain('vividly_outcomes_total{outcome="success",why="",quality="full"} 0');
    expect(await registry.metrics()).toContain('vividly_stored_state_failures_total 1');
  });

  test('sends traces where it is told to, at the latest when it is closed', async () => {
    const { port, asked } = await listening();
    const vividly = await opened({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
    await vividly.ports.telemetry.span('work', null, async () => undefined);
    await vividly.close();
    expect(asked).toEqual(['/v1/traces']);
  });
});
