import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the student's page. Everything is a file of its own: the server's security policy allows nothing inline. */
export default defineConfig({
  root: fileURLToPath(new URL('src/adapters/page/browser/', import.meta.url)),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('dist/page/', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
});
