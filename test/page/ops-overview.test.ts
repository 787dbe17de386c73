import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { OUTCOME_ORDER, outcomeLook } from '../../src/adapters/page/browser/ops/outcome-look.ts';
import { answered } from '../http/support/requests.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { sees, seesHeading } from './support/asking.ts';
import { becomes } from './support/becomes.ts';
import { EVERY_OUTCOME, fillAnHour, reportWorkers } from './support/desk-data.ts';
import { inspect } from './support/inspect.ts';
import { describePage } from './support/page-suite.ts';

describePage('the operator’s desk', (suite) => {
  let reporting: NodeJS.Timeout;
  beforeAll(async () => {
    // What waits for the model keeps waiting.
    suite.server.model.down = true;
    await fillAnHour(suite.server);
    await reportWorkers(suite.server);
    reporting = setInterval(() => void reportWorkers(suite.server), 2_000);
  });
  afterAll(() => clearInterval(reporting));

  /** The desk, in a browser whose time the test sets forward. */
  async function desk(): Promise<Page> {
    const page = await suite.arrive({ at: '/history' });
    await page.clock.install();
    await page.goto(`${suite.server.address}/ops`);
    await sees(page, 'Last updated');
    return page;
  }

  /** Time enough for the next look, and its answer. */
  async function lookAgain(page: Page): Promise<void> {
    // The server gives the same summary to all who ask within a second.
    await page.waitForTimeout(1_100);
    const answer = page.waitForResponse(/summary/);
    await page.clock.fastForward(5_000);
    await answer;
  }

  const cells = (page: Page, row: string) =>
    page
      .getByRole('row', { name: new RegExp(row) })
      .first()
      .getByRole('cell')
      .allTextContents();

  test('shows every outcome with its reasons, stages, models and workers', async () => {
    const page = await desk();
    const answers = page.locator('.tile', { hasText: 'Answers' }).locator('dd');
    await answers.waitFor();
    await becomes(() => answers.textContent(), String(EVERY_OUTCOME.length));
    for (const kind of OUTCOME_ORDER) {
      await page.locator('.distribution').getByText(outcomeLook(kind).label).first().waitFor();
    }
    await becomes(() => cells(page, 'Lesson made'), ['14', '35.9%']);
    await becomes(() => cells(page, 'self_harm'), ['1', '2.6%']);
    expect(await cells(page, 'writing script')).toHaveLength(4);
    await becomes(() => cells(page, '^gemini-3.5-flash'), ['14', '28', '16,800 / 11,200', '$0.0434']);
    await sees(page, 'No calls go to gemini-3.5-flash: its breaker is open.');
    await sees(page, '2 words from outside that nobody knows.');
    await sees(page, 'A request has been due for 2 min');
    await sees(page, '412 calls, 9 without a reply');
    await becomes(() => page.locator('.chart canvas').count(), 3);
    // Some looks more, so that the queue has a line.
    for (let looks = 0; looks < 3; looks += 1) await lookAgain(page);
    await inspect(page, 'ops-overview');
  });

  test('follows what happens, says when it looked, and stops looking when told to', async () => {
    const page = await desk();
    const tile = 'Waiting for a student';
    const before = Number(await page.locator('.tile', { hasText: tile }).locator('dd').textContent());
    const tileBecomes = (count: number) => page.locator('.tile', { hasText: `${tile}${count}` }).waitFor();
    await answered(suite.server.repository, SAMPLE_OUTCOMES.clarification_needed);
    await lookAgain(page);
    await tileBecomes(before + 1);
    await page.getByRole('button', { name: 'Pause updating' }).click();
    await sees(page, '· paused');
    const looks: string[] = [];
    page.on('request', (request) => looks.push(request.url()));
    await answered(suite.server.repository, SAMPLE_OUTCOMES.clarification_needed);
    await page.clock.fastForward(30_000);
    expect(looks).toEqual([]);
    await page.getByRole('button', { name: 'Go on updating' }).click();
    await tileBecomes(before + 2);
  });

  test('another range is another reading, by keyboard', async () => {
    const page = await suite.arrive({ at: '/ops' });
    await sees(page, 'Last updated');
    await page.getByRole('radio', { name: 'Last hour' }).focus();
    await page.keyboard.press('ArrowRight');
    await becomes(() => page.getByRole('radio', { name: 'Last day' }).isChecked(), true);
    await page.getByRole('img', { name: /outcomes over the last day/ }).waitFor();
    await page.getByRole('button', { name: 'Show the models' }).focus();
    await page.keyboard.press('Enter');
    await becomes(() => page.evaluate('document.activeElement?.textContent'), 'Models');
  });

  test('a panel whose statistic cannot be read says so, and the others go on', async () => {
    const page = await suite.arrive({ at: '/history' });
    await page.route('**/v1/ops/latency*', (route) => route.abort());
    await page.goto(`${suite.server.address}/ops`);
    await sees(page, 'Vividly cannot be reached');
    await becomes(() => page.getByRole('alert').count(), 1);
    await page.locator('.distribution').waitFor();
  });

  test('no student loads it', async () => {
    const loaded: string[] = [];
    const page = await suite.arrive({ at: '/history' });
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(`${suite.server.address}/`);
    await page.getByLabel('Your question').waitFor();
    expect(loaded.filter((url) => /desk/.test(url))).toEqual([]);
    await page.goto(`${suite.server.address}/ops`);
    await seesHeading(page, 'Outcomes');
    expect(loaded.filter((url) => /desk/.test(url))).toHaveLength(2);
  });
});
