import { afterEach, expect, test } from '@jest/globals';
import { ask, requestIdOf, sees, seesHeading } from './support/asking.ts';
import { becomes } from './support/becomes.ts';
import { inspect } from './support/inspect.ts';
import { PUSHED_BACK, PUSHED_BACK_BASICALLY } from './support/lesson-script.ts';
import { describePage } from './support/page-suite.ts';
import { ASK } from './support/questions.ts';

describePage('while the model is down', (suite) => {
  afterEach(() => {
    suite.server.model.down = false;
    suite.server.model.writing.open();
  });

  test('a basic lesson says that it is one, and the full one arrives by itself', async () => {
    const { model } = suite.server;
    model.down = true;
    const page = await suite.arrive();
    await ask(page, ASK.lesson);
    await seesHeading(page, PUSHED_BACK_BASICALLY.title);
    await sees(page, 'This is the basic version');
    await sees(page, 'cannot be reached at the moment');
    await inspect(page, 'lesson-basic');
    const other = await suite.openTab(page, page.url());
    await sees(other, 'This is the basic version');
    model.writing.close();
    model.down = false;
    await sees(page, 'is writing the full version right now');
    await inspect(page, 'lesson-upgrading');
    // What can be read stays until the better one is there.
    await seesHeading(page, PUSHED_BACK_BASICALLY.title);
    model.writing.open();
    for (const tab of [page, other]) {
      await sees(tab, 'The full version is here');
      await seesHeading(tab, PUSHED_BACK.title);
      await becomes(() => tab.getByText('This is the basic version').count(), 0);
    }
    await becomes(() => page.getByRole('status').textContent(), expect.stringContaining('full lesson has arrived'));
    await inspect(page, 'lesson-upgraded');
    await page.reload();
    await seesHeading(page, PUSHED_BACK.title);
    await becomes(() => page.getByText('The full version is here').count(), 0);
  });

  test('a question that nobody can read waits, honestly, and goes on when the model is back', async () => {
    const { model } = suite.server;
    model.down = true;
    const page = await suite.arrive();
    await ask(page, ASK.unreadable);
    const id = requestIdOf(page);
    await seesHeading(page, 'Our reading assistant is having a break');
    await sees(page, 'Nothing is wrong with the question');
    await sees(page, 'Which part of forces would you like to understand?');
    await inspect(page, 'clarification-outage');
    model.down = false;
    await seesHeading(page, PUSHED_BACK.title);
    expect(requestIdOf(page)).toBe(id);
  });

  test('a topic picked meanwhile is taught at once', async () => {
    suite.server.model.down = true;
    const page = await suite.arrive();
    await ask(page, ASK.unreadable);
    await page.getByRole('button', { name: 'Why things slow down' }).click();
    await seesHeading(page, PUSHED_BACK_BASICALLY.title);
    await sees(page, 'Friction');
  });
});
