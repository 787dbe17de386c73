import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { mountPage } from '../../src/adapters/page/server/mount-page.ts';
import { buildPage } from './support/built-page.ts';

describe('the built page', () => {
  const app = new Hono();
  let built: Awaited<ReturnType<typeof buildPage>>;
  let index: string;

  beforeAll(async () => {
    built = await buildPage();
    mountPage(app, built.folder);
    index = await (await app.request('/')).text();
  });
  afterAll(() => built.remove());

  test.each(['/', '/requests/0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0001', '/history'])(
    '%s is the page, asked for anew every time',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toBe(index);
    },
  );

  test('what did not change is not sent again', async () => {
    const etag = (await app.request('/')).headers.get('etag') ?? '';
    const again = await app.request('/', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([304, '', 'no-cache']);
  });

  test('assets are kept for ever, with their own media types', async () => {
    const assets = [...index.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets.map((path) => path.split('.').at(-1)).sort()).toEqual(['css', 'js', 'svg']);
    for (const path of assets) {
      const response = await app.request(path);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toMatch(/^(text\/(javascript|css); charset=utf-8|image\/svg\+xml)$/);
    }
  });

  test('nothing is inline, and nothing comes from elsewhere', () => {
    expect(index).not.toMatch(/<style|<script(?![^>]* src=)|style=|\son\w+=/);
    expect(index).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  test.each(['/assets/unknown.js', '/assets/..%2Findex.html', '/assets/../../package.json', '/requests', '/other'])(
    'there is nothing at %s',
    async (path) => {
      expect((await app.request(path)).status).toBe(404);
    },
  );
});

describe('a page that was not built', () => {
  test('says how to build it, and is there as soon as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vividly-unbuilt-'));
    await rm(folder, { recursive: true });
    const app = new Hono();
    mountPage(app, folder);
    const response = await app.request('/requests/1');
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 503, detail: expect.stringContaining('npm run build') });
    expect((await app.request('/assets/main.js')).status).toBe(404);
  });
});
