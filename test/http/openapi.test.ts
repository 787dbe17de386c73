import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { httpRoutes } from '../../src/adapters/http/http-routes.ts';
import { QUICK_SETTINGS, startSubject } from './support/http-subject.ts';

const withPush = () => startSubject({ receivePush: async () => ({ status: 204 }) });

describe('/openapi.json', () => {
  test('is a valid OpenAPI 3.1 document', async () => {
    const { address } = await withPush();
    const document = (await (await fetch(`${address}/openapi.json`)).json()) as Record<string, unknown>;
    expect(document['openapi']).toBe('3.1.1');
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  test('has every route, each with a name of its own, and no other', async () => {
    const { address, ports } = await withPush();
    const document = (await (await fetch(`${address}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
    };
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    const routes = httpRoutes({
      ports,
      settings: QUICK_SETTINGS,
      metrics: { contentType: '', metrics: async () => '' },
      identify: async () => ({ kind: 'refused', detail: '' }),
      estimateSeconds: () => null,
      report: () => undefined,
      receivePush: async () => ({ status: 204 }),
    });
    expect(documented.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
    const names = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(routes.length);
  });

  test('says what a body takes, what a page takes, and what goes wrong', async () => {
    const { address } = await withPush();
    const text = await (await fetch(`${address}/openapi.json`)).text();
    const { paths, components } = JSON.parse(text);
    const submit = paths['/v1/requests'].post;
    expect(submit.requestBody.content['application/json'].schema.$ref).toBe('#/components/schemas/Question');
    expect(components.schemas.Question).toMatchObject({ required: ['query', 'grade'], additionalProperties: false });
    expect(components.schemas.Question.properties.grade).toMatchObject({ minimum: 1, maximum: 12 });
    expect(Object.keys(submit.responses).sort()).toEqual([
      '200',
      '202',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(submit.responses['409'].content).toHaveProperty('application/problem+json');
    expect(paths['/v1/requests'].get.parameters.map(({ name }: { name: string }) => name)).toEqual(['limit', 'cursor']);
    expect(components.schemas.Outcome.oneOf ?? components.schemas.Outcome.anyOf).toHaveLength(6);
  });

  test.each([
    ['/v1/requests', [{ bearer: ['student'] }]],
    ['/v1/requests/{id}', [{ bearer: ['student'] }, { bearer: ['operator'] }]],
    ['/v1/ops/summary', [{ bearer: ['operator'] }]],
    ['/healthz', []],
  ])('%s says who may call', async (path, security) => {
    const { address } = await withPush();
    const { paths } = (await (await fetch(`${address}/openapi.json`)).json()) as {
      paths: Record<string, { get: { security: unknown } }>;
    };
    expect(paths[path]?.get.security).toEqual(security);
  });
});

describe('/docs', () => {
  test('shows every route and every schema, and asks for nothing from elsewhere', async () => {
    const { address } = await withPush();
    const response = await fetch(`${address}/docs`);
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    const { paths, components } = (await (await fetch(`${address}/openapi.json`)).json()) as {
      paths: Record<string, unknown>;
      components: { schemas: Record<string, unknown> };
    };
    for (const path of Object.keys(paths)) expect(page).toContain(path);
    for (const name of Object.keys(components.schemas)) expect(page).toContain(`id="schema-${name}"`);
    expect(page).not.toMatch(/<script|style=|https?:\/\/|\[object Object\]|undefined/);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
  });

  test('has its style from here', async () => {
    const { address } = await withPush();
    const page = await (await fetch(`${address}/docs`)).text();
    const sheet = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? '';
    const response = await fetch(address + sheet);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
