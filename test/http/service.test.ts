import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { createHttpApp } from '../../src/adapters/http/create-http-app.ts';
import { startHttpServer } from '../../src/adapters/http/start-http-server.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import { expectProblem, post } from './support/call.ts';
import { QUICK_SETTINGS, startSubject } from './support/http-subject.ts';

describe('health', () => {
  test('the process lives whatever is away around it', async () => {
    const { address, ports } = await startSubject();
    ports.repository.now = () => Promise.reject(new PortFault('database', 'away', { retryable: true }));
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'alive' });
  });

  test('ready says of each part that it can be reached', async () => {
    const { address } = await startSubject();
    const response = await fetch(`${address}/readyz`);
    expect(response.status).toBe(200);
    const part = { reachable: true, milliseconds: expect.any(Number) };
    expect(await response.json()).toEqual({ status: 'ready', parts: { database: part, queue: part } });
  });

  test.each([
    ['rejects', () => Promise.reject(new PortFault('database', 'secret', { retryable: true }))],
    ['never answers', () => new Promise<number>(() => undefined)],
  ])('a database that %s is said, and the queue still looked at', async (_, now) => {
    const { address, ports } = await startSubject({ settings: { ...QUICK_SETTINGS, readinessTimeout: 20 } });
    ports.repository.now = now;
    const problem = await expectProblem(await fetch(`${address}/readyz`), 503, 'not_ready');
    expect(problem['parts']).toMatchObject({ database: { reachable: false }, queue: { reachable: true } });
    expect(problem.detail).toContain('database');
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  test('a queue that is away is said', async () => {
    const { address, ports } = await startSubject();
    await ports.queue.close();
    const problem = await expectProblem(await fetch(`${address}/readyz`), 503, 'not_ready');
    expect(problem['parts']).toMatchObject({ database: { reachable: true }, queue: { reachable: false } });
  });

  test('metrics come as Prometheus reads them', async () => {
    const { address } = await startSubject();
    const response = await fetch(`${address}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4');
    expect(await response.text()).toBe('vividly_test 1\n');
  });
});

describe('what is not there', () => {
  test.each(['/nothing', '/v1', '/v1/nothing', '/v1/requests/', '/v1/pubsub/push', '/%', '/%E0%A4%A', '//'])(
    '%s is a 404 problem',
    async (path) => {
      const { address } = await startSubject();
      const response = await fetch(address + path);
      await expectProblem(response, 404, 'unknown_address');
    },
  );

  test.each([
    ['PUT', '/v1/requests', 'POST, GET, HEAD'],
    ['PATCH', '/v1/requests/x', 'GET, HEAD, DELETE'],
    ['GET', '/v1/requests/x/clarification', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['DELETE', '/v1/ops/dead-letters/x', 'GET, HEAD'],
    ['OPTIONS', '/v1/requests', 'POST, GET, HEAD'],
  ])('%s %s is a 405 problem that names what is taken', async (method, path, allow) => {
    const { address } = await startSubject();
    const response = await fetch(address + path, { method });
    await expectProblem(response, 405, 'method_not_allowed');
    expect(response.headers.get('allow')).toBe(allow);
  });
});

describe('what nobody expected', () => {
  test('is a 500 problem without the inside, and reported with its place', async () => {
    const during: unknown[] = [];
    const { address, ports } = await startSubject({ report: (thrown, where) => during.push([thrown, where]) });
    const thrown = new TypeError('secret inside');
    ports.repository.listOfStudent = () => Promise.reject(thrown);
    const response = await fetch(`${address}/v1/requests?limit=5`, { headers: { 'x-correlation-id': 'mine' } });
    const problem = await expectProblem(response, 500, 'internal_error');
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(during).toEqual([[thrown, { correlationId: 'mine', operation: 'GET /v1/requests' }]]);
  });

  test('a fault that no retry can help is a 500 problem', async () => {
    const { address, ports, reported } = await startSubject();
    ports.repository.listOfStudent = () =>
      Promise.reject(new PortFault('database', 'no such column', { retryable: false }));
    await expectProblem(await fetch(`${address}/v1/requests`), 500, 'internal_error');
    expect(reported).toHaveLength(1);
  });

  test('a caller’s mistake is not reported', async () => {
    const { address, reported } = await startSubject();
    await post(`${address}/v1/requests`, {});
    await fetch(`${address}/v1/requests/x`);
    expect(reported).toEqual([]);
  });
});

describe('headers', () => {
  const TRACE = '0af7651916cd43dd8448eb211c80319c';

  test('the caller’s correlation id and trace are kept, returned and stored', async () => {
    const { address, ports } = await startSubject();
    const headers = {
      'x-correlation-id': 'homework:7',
      traceparent: `00-${TRACE}-b7ad6b7169203331-01`,
      tracestate: 'a=1',
    };
    const response = await post(`${address}/v1/requests`, { query: 'Why do I get pushed back?', grade: 9 }, headers);
    const { id, correlationId } = (await response.json()) as { id: string; correlationId: string };
    expect([correlationId, response.headers.get('x-correlation-id')]).toEqual(['homework:7', 'homework:7']);
    expect(response.headers.get('traceparent')).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect((await ports.repository.find(id))?.trace).toEqual({
      traceparent: response.headers.get('traceparent'),
      tracestate: 'a=1',
    });
  });

  test.each(['', 'two words', 'x'.repeat(129), '<script>'])(
    'a correlation id that is none ("%s") is refused or replaced',
    async (given) => {
      const { address } = await startSubject();
      const response = await fetch(`${address}/v1/requests`, { headers: { 'x-correlation-id': given } });
      await expectProblem(response, 400, 'invalid_request');
      expect(response.headers.get('x-correlation-id')).not.toBe(given);
    },
  );

  test.each([
    'nonsense',
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-b7ad6b7169203331-01`,
    `00-${TRACE}-b7ad6b7169203331-01-extra`,
  ])('a trace that cannot be read (%s) is left, and a new one begins', async (traceparent) => {
    const { address } = await startSubject();
    const response = await fetch(`${address}/v1/requests`, { headers: { traceparent } });
    expect(response.status).toBe(200);
    expect(response.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(response.headers.get('traceparent')).not.toContain(TRACE);
  });

  test.each(['/v1/requests', '/v1/requests/x', '/docs', '/nothing', '/healthz'])(
    '%s carries what protects a browser',
    async (path) => {
      const { address } = await startSubject();
      const { headers } = await fetch(address + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe(path.startsWith('/v1') ? 'no-store' : null);
    },
  );

  test('no other origin may call unless it is named', async () => {
    const closed = await startSubject();
    const preflight = {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example', 'access-control-request-method': 'POST' },
    };
    const refused = await fetch(`${closed.address}/v1/requests`, preflight);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    const open = await startSubject({ settings: { ...QUICK_SETTINGS, corsOrigins: ['https://app.example'] } });
    const allowed = await fetch(`${open.address}/v1/requests`, preflight);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, 'https://app.example']);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const other = await fetch(`${open.address}/v1/requests`, {
      ...preflight,
      headers: { ...preflight.headers, origin: 'https://evil.example' },
    });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the server', () => {
  test('an address that is taken is said', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const app = createHttpApp({
      ports: (await startSubject()).ports,
      identify: async () => ({ kind: 'refused', detail: 'nobody' }),
      settings: QUICK_SETTINGS,
      metrics: { contentType: 'text/plain', metrics: async () => '' },
      estimateSeconds: () => null,
      report: () => undefined,
    });
    await expect(startHttpServer(app, { host: '127.0.0.1', port })).rejects.toMatchObject({
      name: 'PortFault',
      message: expect.stringContaining('EADDRINUSE'),
    });
    taken.close();
  });

  test('an answer in flight is finished before the server stops', async () => {
    const { address, ports, close } = await startSubject();
    let answer = (): void => undefined;
    ports.repository.listOfStudent = () =>
      new Promise((resolve) => {
        answer = () => resolve({ requests: [], unreadable: [], nextCursor: null });
      });
    const pending = fetch(`${address}/v1/requests`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const closed = close();
    answer();
    expect((await pending).status).toBe(200);
    await closed;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  test('an answer that does not come is cut after the grace', async () => {
    const { address, ports, close } = await startSubject();
    ports.repository.listOfStudent = () => new Promise(() => undefined);
    const pending = fetch(`${address}/v1/requests`).then(
      () => 'answered',
      () => 'cut',
    );
    await new Promise((resolve) => setTimeout(resolve, 30));
    await close();
    expect(await pending).toBe('cut');
  });
});
