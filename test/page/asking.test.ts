import { expect, test } from '@jest/globals';
import { ask, requestIdOf, sees, seesHeading } from './support/asking.ts';
import { becomes } from './support/becomes.ts';
import { inspect } from './support/inspect.ts';
import { PUSHED_BACK } from './support/lesson-script.ts';
import { describePage } from './support/page-suite.ts';
import { ASK } from './support/questions.ts';

describePage('asking', (suite) => {
  test('a question becomes a lesson, and each stage is seen on the way', async () => {
    const { model, narrating } = suite.server;
    const page = await suite.arrive();
    model.understanding.close();
    model.writing.close();
    narrating.close();
    await ask(page, ASK.lesson, { how: 'Read and listen' });
    const current = page.locator('[aria-current="step"]');
    await current.filter({ hasText: 'Understanding your question' }).waitFor();
    await inspect(page, 'working');
    model.understanding.open();
    await current.filter({ hasText: 'Writing your lesson' }).waitFor();
    await becomes(() => page.getByRole('progressbar').getAttribute('value'), '30');
    // How it begins can be read while the rest is written.
    await seesHeading(page, PUSHED_BACK.title);
    await sees(page, PUSHED_BACK.hook);
    await sees(page, 'The rest is being written');
    await becomes(() => page.getByRole('status').textContent(), expect.stringContaining(PUSHED_BACK.title));
    await inspect(page, 'working-draft');
    // A reload loses nothing of it, and what is taken back is gone from the page.
    await page.reload();
    await sees(page, PUSHED_BACK.hook);
    model.takeBack();
    await sees(page, 'We are writing it anew.');
    await becomes(() => page.getByText(PUSHED_BACK.hook).count(), 0);
    await inspect(page, 'working-draft-withdrawn');
    model.writing.open();
    await current.filter({ hasText: 'Recording the voice' }).waitFor();
    // Text first: the lesson can be read while its sound is made.
    await seesHeading(page, PUSHED_BACK.title);
    await inspect(page, 'working-lesson-first');
    // Who reads already keeps their place when the sound arrives and the progress goes.
    const heading = page.getByRole('heading', { name: 'Why you do not slide away' });
    await page.getByText('Show the answer').first().click();
    await page.evaluate('scrollTo(0, 1100)');
    const before = await heading.boundingBox();
    narrating.open();
    await page.locator('audio').waitFor();
    // The browser puts the page back in place with its next frames.
    await page.evaluate('new Promise((done) => setTimeout(done, 300))');
    const after = await heading.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(5);
    await becomes(() => page.getByText('With 50 newtons.', { exact: true }).isVisible(), true);
    await page.getByText('Show the answer').first().click();
    await inspect(page, 'lesson-audio');
    await becomes(() => page.getByRole('status').textContent(), 'Your lesson is ready');
    for (const takeaway of PUSHED_BACK.takeaways) await sees(page, takeaway);
    const answer = page.getByText('With 50 newtons.', { exact: true });
    await becomes(() => answer.isVisible(), false);
    await page.getByText('Show the answer').first().click();
    await becomes(() => answer.isVisible(), true);
  });

  test('a film brings its captions', async () => {
    const page = await suite.arrive();
    await ask(page, 'Newton on film', { how: 'Read, listen and watch' });
    await page.locator('video track[kind="captions"]').waitFor({ state: 'attached' });
    await inspect(page, 'lesson-video');
  });

  test('topics of the catalogue are suggested while one types', async () => {
    const page = await suite.arrive();
    await page.getByLabel('Your grade').selectOption('7');
    await page.getByLabel('Your question').pressSequentially('shoot');
    await page.getByRole('button', { name: 'Projectile motion' }).waitFor();
    await sees(page, 'from grade 9');
    await inspect(page, 'ask-suggestions');
    await page.getByRole('button', { name: 'Projectile motion' }).click();
    const field = page.getByLabel('Your question');
    await becomes(() => field.inputValue(), 'Projectile motion');
    await page.locator('#suggestions').waitFor({ state: 'detached' });
    await becomes(() => page.locator(':focus').getAttribute('id'), 'query');
  });

  test('what cannot be used is said beside its field, and nothing is lost', async () => {
    const page = await suite.arrive();
    await page.getByLabel('Your question').fill('???');
    await page.getByLabel('Your grade').selectOption('4');
    await page.getByLabel('Something else').fill('knitting');
    await page.getByRole('button', { name: 'Make my lesson' }).click();
    await sees(page, 'too short to understand');
    await becomes(() => page.locator(':focus').getAttribute('id'), 'query');
    await becomes(() => page.getByLabel('Something else').inputValue(), 'knitting');
    await inspect(page, 'ask-mistake');
  });

  test('pressed twice, it is asked once; grade and interests are remembered', async () => {
    const page = await suite.arrive();
    await page.getByLabel('Your question').fill('Asked only once');
    await page.getByLabel('Your grade').selectOption('9');
    await page.getByText('basketball', { exact: true }).click();
    await page.getByRole('button', { name: 'Make my lesson' }).dblclick();
    await page.waitForURL(/\/requests\//);
    await seesHeading(page, PUSHED_BACK.title);
    await sees(page, 'Grade 9');
    const { requests } = await suite.server.repository.listOfStudent('local-student', { limit: 100, cursor: null });
    expect(requests.filter(({ question }) => question.query === 'Asked only once')).toHaveLength(1);
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    await becomes(() => page.getByLabel('Your grade').inputValue(), '9');
    await becomes(() => page.getByLabel('basketball').isChecked(), true);
    await inspect(page, 'ask');
  });

  test('interests are suggested as one types, and all are there by kind', async () => {
    const page = await suite.arrive();
    await page.getByLabel('Something else').fill('knitting, tenn');
    await page.getByRole('button', { name: 'tennis' }).click();
    await becomes(() => page.getByLabel('tennis').isChecked(), true);
    await becomes(() => page.getByLabel('Something else').inputValue(), 'knitting, ');
    await page.getByText('Show all, by kind').click();
    await page.getByText('Cooking and baking').waitFor();
    await inspect(page, 'ask-interests');
  });

  test('a server that is away is said, and the same question sent again is one request', async () => {
    const page = await suite.arrive();
    await page.getByLabel('Your question').fill('Asked while away');
    await page.getByLabel('Your grade').selectOption('9');
    await suite.server.goAway();
    await page.getByRole('button', { name: 'Make my lesson' }).click();
    await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    await suite.server.comeBack();
    await page.getByRole('button', { name: 'Make my lesson' }).click();
    await page.waitForURL(/\/requests\//);
    await seesHeading(page, PUSHED_BACK.title);
  });

  test('the keyboard is enough: ask, answer, read', async () => {
    const page = await suite.arrive();
    const { keyboard } = page;
    await keyboard.press('Tab');
    await becomes(() => page.locator(':focus').textContent(), 'Skip to the content');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type(ASK.vague);
    await keyboard.press('Tab');
    // Suggestions may have come between the question and the grade.
    while ((await page.locator(':focus').getAttribute('id')) !== 'grade') await keyboard.press('Tab');
    await keyboard.type('Grade 8');
    await keyboard.press('Shift+Tab');
    while ((await page.locator(':focus').getAttribute('id')) !== 'query') await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await page.waitForURL(/\/requests\//);
    await seesHeading(page, 'Which one do you mean?');
    await becomes(() => page.locator(':focus').textContent(), ASK.vague);
    await keyboard.press('Tab');
    await becomes(() => page.locator(':focus').textContent(), 'Why things push back');
    const id = requestIdOf(page);
    await keyboard.press('Enter');
    await seesHeading(page, PUSHED_BACK.title);
    expect(requestIdOf(page)).toBe(id);
    await keyboard.press('Tab');
    await becomes(() => page.locator(':focus').textContent(), 'Show the answer');
    await keyboard.press('Enter');
    await becomes(() => page.getByText('With 50 newtons.', { exact: true }).isVisible(), true);
  });
});
