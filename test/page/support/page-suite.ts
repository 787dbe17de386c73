import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { reportSkipped } from '../../support/skip.ts';
import { buildPage } from './built-page.ts';
import { type SchoolMedia, type SchoolServer, startSchoolServer } from './school-server.ts';

/** Debian's package `chromium`. */
const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
/** What the browser says of every answer that is a problem; the page says it to the student. */
const EXPECTED = /^Failed to load resource/;

/** A service with a browser before it. */
export interface PageSuite {
  readonly server: SchoolServer;
  /** A student at a device of their own, at the page's start. */
  arrive(options?: BrowserContextOptions & { readonly at?: string }): Promise<Page>;
  /** Another tab of the same device. */
  openTab(page: Page, address: string): Promise<Page>;
}

/** Describes what a student meets in a real browser; skipped, and said, where there is none. */
export function describePage(name: string, define: (suite: PageSuite) => void, media?: SchoolMedia): void {
  if (!existsSync(CHROMIUM)) {
    reportSkipped(name, `the browser ${CHROMIUM}: apt-get install chromium`);
    return;
  }
  describe(name, () => {
    let built: Awaited<ReturnType<typeof buildPage>>;
    let browser: Browser;
    let server: SchoolServer;
    const complaints: string[] = [];
    const suite: PageSuite = {
      get server() {
        return server;
      },
      arrive: async ({ at = '/', ...options } = {}) => {
        const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
        context.setDefaultTimeout(10_000);
        return suite.openTab(await context.newPage(), at).then((page) => page);
      },
      openTab: async (page, address) => {
        const tab = page.url() === 'about:blank' ? page : await page.context().newPage();
        tab.on('pageerror', (error) => complaints.push(error.message));
        tab.on('console', (message) => {
          if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
        });
        await tab.goto(new URL(address, server.address).href);
        return tab;
      },
    };

    beforeAll(async () => {
      built = await buildPage();
      [browser, server] = await Promise.all([
        chromium.launch({ executablePath: CHROMIUM, args: FLAGS }),
        startSchoolServer(built.folder, media),
      ]);
    }, 60_000);

    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      // Whatever breaks the security policy or throws in the page is a mistake, whichever test met it.
      expect(complaints.splice(0)).toEqual([]);
    });

    afterAll(async () => {
      await browser?.close();
      await server?.close();
      await built?.remove();
    });

    define(suite);
  });
}
