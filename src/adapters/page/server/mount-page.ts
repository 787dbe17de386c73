import { fileURLToPath } from 'node:url';
import type { Context, Env, Hono } from 'hono';
import { type PageFile, readPageFiles } from './page-files.ts';
import { pageMissing } from './page-missing.ts';

/** Where `npm run build` puts the page: the same whether this runs from `src` or from `dist`. */
const BUILT_PAGE = fileURLToPath(new URL('../../../../dist/page/', import.meta.url));

/** Addresses of the page itself: the browser decides what each of them shows. */
const PLACES = ['/', '/requests/:id', '/history', '/ops', '/ops/requests', '/ops/requests/:id', '/ops/dead-letters'];

/** A hashed name never means other content; everything else is asked for again, and answered 304 when it is the same. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/**
 * Serves the student's page and the operator's desk on an HTTP app. The files are read once, into memory: only what was built can be had, and a
 * new build is served by the next start. Where the page is not built, its addresses answer 503 and say what to do.
 *
 * @param folder the built page
 */
export function mountPage<Environment extends Env>(app: Hono<Environment>, folder: string = BUILT_PAGE): void {
  let files = readPageFiles(folder);
  // A page that is built while the server runs is found, too.
  const built = () => {
    files ??= readPageFiles(folder);
    return files;
  };
  const answerIndex = (context: Context): Response => {
    const index = built()?.get('index.html');
    return index === undefined ? pageMissing(context) : answerFile(context, index, ASK_AGAIN);
  };
  for (const place of PLACES) app.get(place, answerIndex);
  app.get('/assets/:name', (context) => {
    const file = built()?.get(`assets/${context.req.param('name')}`);
    return file === undefined ? context.notFound() : answerFile(context, file, FOR_EVER);
  });
}

function answerFile(context: Context, { content, mediaType, tag }: PageFile, caching: string): Response {
  const headers = { 'cache-control': caching, etag: tag };
  if (context.req.header('if-none-match') === tag) return context.body(null, 304, headers);
  return context.body(content, 200, { ...headers, 'content-type': mediaType });
}
