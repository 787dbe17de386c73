import { html } from 'hono/html';
import { z } from 'zod';
import type { OpenRoute, Route } from '../route.ts';
import { apiPage } from './api-page.ts';
import { API_PAGE_STYLE } from './api-page-style.ts';
import { type OpenApiDocument, openApiDocument } from './openapi-document.ts';

/** The description of all routes, these included: for programs, and as a page for people. */
export function withDocumentation(routes: readonly Route[]): readonly Route[] {
  // Made when first asked for, and once: a worker without readers does not pay for it.
  let made: OpenApiDocument | null = null;
  const document = (): OpenApiDocument => {
    made ??= openApiDocument(all);
    return made;
  };
  const all: readonly Route[] = [...routes, ...documentationRoutes(document)];
  return all;
}

function documentationRoutes(document: () => OpenApiDocument): readonly OpenRoute[] {
  return [
    {
      method: 'get',
      path: '/openapi.json',
      access: 'anyone',
      name: 'openApiDocument',
      summary: 'This description, for programs',
      answers: { 200: { description: 'An OpenAPI 3.1 document.', schema: z.looseObject({ openapi: z.string() }) } },
      handle: (context) => context.json(document()),
    },
    {
      method: 'get',
      path: '/docs',
      access: 'anyone',
      name: 'apiPage',
      summary: 'This description, for people',
      answers: { 200: { description: 'A page.', mediaType: 'text/html' } },
      handle: async (context) => context.html(html`<!doctype html>${await apiPage(document())}`),
    },
    {
      method: 'get',
      path: '/docs/style.css',
      access: 'anyone',
      name: 'apiPageStyle',
      summary: 'The style of the page',
      answers: { 200: { description: 'A style sheet.', mediaType: 'text/css' } },
      handle: (context) => context.body(API_PAGE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }),
    },
  ];
}
