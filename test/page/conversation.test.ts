import { expect, test } from '@jest/globals';
import { ask, requestIdOf, sees, seesHeading } from './support/asking.ts';
import { inspect } from './support/inspect.ts';
import { PUSHED_BACK } from './support/lesson-script.ts';
import { describePage } from './support/page-suite.ts';
import { ASK } from './support/questions.ts';

describePage('the clarifying conversation', (suite) => {
  test('goes on in two tabs and after a reload, to the lesson of the same request', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.veryVague, { grade: 9 });
    const id = requestIdOf(page);
    const other = await suite.openTab(page, page.url());
    await sees(other, 'Which part of forces');
    await inspect(page, 'clarification');
    await page.getByLabel('Or say it in your own words').fill('just stuff');
    await page.keyboard.press('Enter');
    // The model asks once more: the second round.
    await sees(page, 'One more question');
    await sees(other, 'One more question');
    await page.reload();
    await sees(page, '“just stuff”');
    await inspect(page, 'clarification-again');
    await other.getByRole('button', { name: 'Why things slow down' }).click();
    for (const tab of [page, other]) {
      await seesHeading(tab, PUSHED_BACK.title);
      await sees(tab, 'Grade 9 · Friction');
      expect(requestIdOf(tab)).toBe(id);
    }
  });

  test('own words are taken, and words that are none are said to be', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.vague);
    const field = page.getByLabel('Or say it in your own words');
    await field.fill('   ');
    await page.getByRole('button', { name: 'Send' }).click();
    await sees(page, 'or choose an option');
    await field.fill('why my sled gets slower');
    await page.keyboard.press('Enter');
    await seesHeading(page, PUSHED_BACK.title);
    await sees(page, 'Friction');
  });

  test('who does not care gets the best guess, and is told so', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.anyForce);
    await page.getByRole('button', { name: 'Just pick one for me' }).click();
    await seesHeading(page, PUSHED_BACK.title);
    await sees(page, "Newton's third law");
    await sees(page, 'Our best guess');
  });

  test('can be left by cancelling', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.anyForce);
    await page.getByRole('button', { name: 'Cancel this question' }).click();
    await seesHeading(page, 'You cancelled this question');
  });
});
