import { afterEach, expect, test } from '@jest/globals';
import { answered, submitted } from '../http/support/requests.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { ask, requestIdOf, sees, seesHeading } from './support/asking.ts';
import { becomes } from './support/becomes.ts';
import { inspect } from './support/inspect.ts';
import { PUSHED_BACK } from './support/lesson-script.ts';
import { describePage } from './support/page-suite.ts';
import { ASK } from './support/questions.ts';

describePage('moving around', (suite) => {
  afterEach(() => suite.server.model.writing.open());

  test('a reload in the middle loses nothing', async () => {
    const { model } = suite.server;
    const page = await suite.arrive();
    model.writing.close();
    await ask(page, ASK.lesson);
    await page.locator('[aria-current="step"]', { hasText: 'Writing your lesson' }).waitFor();
    await page.reload();
    await page.locator('[aria-current="step"]', { hasText: 'Writing your lesson' }).waitFor();
    model.writing.open();
    await seesHeading(page, PUSHED_BACK.title);
    await page.reload();
    await seesHeading(page, PUSHED_BACK.title);
  });

  test('the back button brings the question again, and forward its lesson', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.lesson);
    await seesHeading(page, PUSHED_BACK.title);
    await page.goBack();
    await becomes(() => page.getByLabel('Your question').inputValue(), ASK.lesson);
    expect(new URL(page.url()).pathname).toBe('/');
    await page.goForward();
    await seesHeading(page, PUSHED_BACK.title);
  });

  test('cancelled in one tab, it is cancelled in the other', async () => {
    const page = await suite.arrive();
    suite.server.model.writing.close();
    await ask(page, 'A question that I no longer want', { grade: 4 });
    const other = await suite.openTab(page, page.url());
    await other.locator('[aria-current="step"]', { hasText: 'Writing your lesson' }).waitFor();
    await page.getByRole('button', { name: 'Cancel this question' }).click();
    for (const tab of [page, other]) await seesHeading(tab, 'You cancelled this question');
    await inspect(page, 'cancelled');
    suite.server.model.writing.open();
    const before = requestIdOf(page);
    await page.getByRole('button', { name: 'Ask it again' }).click();
    await seesHeading(page, PUSHED_BACK.title);
    expect(requestIdOf(page)).not.toBe(before);
  });

  test('a broken connection is said, made anew, and nothing is missed', async () => {
    const { model } = suite.server;
    const page = await suite.arrive();
    model.writing.close();
    await ask(page, 'A question on a shaky line', { grade: 2 });
    await page.locator('[aria-current="step"]', { hasText: 'Writing your lesson' }).waitFor();
    const replays: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/events')) replays.push(request.headers()['last-event-id']);
    });
    await suite.server.goAway();
    await sees(page, 'connection to Vividly is lost');
    await inspect(page, 'connection-lost');
    model.writing.open();
    await suite.server.comeBack();
    await seesHeading(page, 'What to remember');
    await becomes(() => page.getByText('connection to Vividly is lost').count(), 0);
    expect(replays.length).toBeGreaterThan(0);
    for (const last of replays) expect(Number(last)).toBeGreaterThan(1);
  });

  test('the place in line and the time are said where they are known', async () => {
    const { repository, address } = suite.server;
    const { id } = await submitted(repository);
    const page = await suite.arrive({ at: `/requests/${id}` });
    await sees(page, 'You are next in line.');
    await inspect(page, 'queued');
    const unknown = await (await fetch(`${address}/v1/requests/${id}`)).json();
    expect(unknown).toMatchObject({ queuePosition: 1 });
    await page.getByRole('button', { name: 'Cancel this question' }).click();
  });

  test('history shows each outcome by its own name, leads to it, and goes on when asked', async () => {
    const { repository } = suite.server;
    for (const outcome of Object.values(SAMPLE_OUTCOMES)) await answered(repository, outcome);
    const page = await suite.arrive({ at: '/history' });
    for (const words of ['Lesson ready', 'Waits for your answer', 'No lesson on this', 'Not answered', 'Went wrong']) {
      await sees(page, words);
    }
    await inspect(page, 'history');
    await page.getByText('Waits for your answer').first().locator('xpath=ancestor::li').getByRole('link').click();
    await seesHeading(page, 'Which one do you mean?');
    await page.goBack();
    await seesHeading(page, 'My questions');
    for (let index = 0; index < 20; index += 1) await answered(repository, SAMPLE_OUTCOMES.out_of_scope);
    await page.reload();
    await page.getByRole('button', { name: 'Show older questions' }).click();
    await page.getByText('Waits for your answer').first().waitFor();
  });

  test('history follows what happens elsewhere', async () => {
    const page = await suite.arrive();
    suite.server.model.writing.close();
    await ask(page, 'Followed from the list', { grade: 7 });
    const list = await suite.openTab(page, '/history');
    await sees(list, 'On its way');
    suite.server.model.writing.open();
    await list.getByText('On its way').first().waitFor({ state: 'detached' });
  });

  test('an empty history and an unknown address say what to do', async () => {
    const page = await suite.arrive({ at: '/history' });
    const none = { requests: [], unreadable: [], nextCursor: null };
    await page.route('**/v1/requests?*', (route) => route.fulfill({ json: none }));
    await page.reload();
    await sees(page, 'You have not asked anything yet');
    await inspect(page, 'history-empty');
  });

  test('a question that cannot be read hides no other, and is said to be kept', async () => {
    const { repository } = suite.server;
    const list = repository.listOfStudent.bind(repository);
    repository.listOfStudent = async (...asked) => ({
      ...(await list(...asked)),
      unreadable: [{ id: '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0077', where: 'requests.status', raw: 'half_done' }],
    });
    const page = await suite.arrive({ at: '/history' });
    await sees(page, 'One of your questions cannot be shown at the moment');
    await page.getByRole('listitem').first().waitFor();
    await inspect(page, 'history-unreadable');
    repository.listOfStudent = list;
  });

  test('a server that wants a token is told apart, and the token is sent', async () => {
    const page = await suite.arrive();
    const tokens: (string | undefined)[] = [];
    await page.route('**/v1/requests?*', (route) => {
      const { authorization } = route.request().headers();
      tokens.push(authorization);
      if (authorization !== undefined) return route.continue();
      return route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        json: { title: 'A valid bearer token is needed', status: 401, detail: 'Send a token.', correlationId: 'c-1' },
      });
    });
    await page.getByRole('link', { name: 'My questions' }).click();
    await sees(page, 'A valid bearer token is needed');
    await inspect(page, 'token-needed');
    await page.getByLabel('Access token').fill('secret');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('listitem').first().waitFor();
    expect(tokens).toContain('Bearer secret');
  });
});
