import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

const SCREENSHOTS = fileURLToPath(new URL('../../../artifacts/screenshots/', import.meta.url));

/**
 * Looks at a view as it is now: axe finds nothing, its colours can be read in light and in dark, and nothing hangs over
 * on a narrow phone. Leaves pictures of all three.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  const picture = (look: string) => page.screenshot({ path: `${SCREENSHOTS}${name}-${look}.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1100, height: 800 });
  await picture('light');
  expect({ name, found: await findings(axe(page)) }).toEqual({ name, found: [] });
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('dark');
  // Only the colours differ.
  expect({ name, inTheDark: await findings(axe(page).withRules('color-contrast')) }).toEqual({ name, inTheDark: [] });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 740 });
  await picture('phone');
  const overhang = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect({ name, overhang }).toEqual({ name, overhang: 0 });
  await page.setViewportSize({ width: 1100, height: 800 });
}

/** The page has no frames, for which axe would open a page of its own every time. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

async function findings(builder: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
