import type { Page } from 'playwright-core';

/** Asks as a student does: writes the question, chooses the grade, presses the button. */
export async function ask(page: Page, query: string, { grade = 10, how = 'Read it' } = {}): Promise<void> {
  await page.getByLabel('Your question').fill(query);
  await page.getByLabel('Your grade').selectOption(String(grade));
  await page.getByText(how, { exact: true }).click();
  await page.getByRole('button', { name: 'Make my lesson' }).click();
  await page.waitForURL(/\/requests\//);
}

/** The id of the request that a page shows. */
export function requestIdOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Waits until a text is on the page. */
export async function sees(page: Page, text: string): Promise<void> {
  await page.getByText(text, { exact: false }).first().waitFor();
}

/** Waits until a heading is on the page. */
export async function seesHeading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name }).waitFor();
}
