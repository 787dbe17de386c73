import { expect, test } from '@jest/globals';
import { answered, claimed, done } from '../http/support/requests.ts';
import { sampleLesson } from '../support/samples.ts';
import { ask, requestIdOf, sees, seesHeading } from './support/asking.ts';
import { becomes } from './support/becomes.ts';
import { inspect } from './support/inspect.ts';
import { PUSHED_BACK } from './support/lesson-script.ts';
import { describePage } from './support/page-suite.ts';
import { ASK } from './support/questions.ts';

describePage('every outcome', (suite) => {
  test('success, then cached: the lesson, and where it comes from', async () => {
    const first = await suite.arrive();
    await ask(first, ASK.lesson);
    await seesHeading(first, PUSHED_BACK.title);
    await sees(first, 'Made for this question.');
    await sees(first, 'Sources: Vividly topic catalogue');
    await inspect(first, 'lesson');
    const second = await suite.arrive();
    await ask(second, ASK.lesson);
    await sees(second, 'Taken from our library');
    await inspect(second, 'lesson-cached');
  });

  test('explained simpler: the same topic, two or more grades lower', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.lesson, { grade: 8 });
    const before = requestIdOf(page);
    await page.getByRole('button', { name: 'Explain it simpler' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(before));
    await sees(page, 'Grade 5');
    await becomes(() => page.getByRole('heading', { level: 1 }).textContent(), "Newton's third law");
    await seesHeading(page, PUSHED_BACK.title);
  });

  test('explained with another interest; one that is close brings no other lesson, and that is said', async () => {
    const page = await suite.arrive();
    await page.getByText('basketball', { exact: true }).click();
    await ask(page, ASK.lesson, { grade: 12 });
    await sees(page, 'Grade 12 · basketball');
    await page.getByRole('button', { name: 'Use another interest' }).click();
    await page.getByLabel('Explain it with').fill('tennis');
    await page.keyboard.press('Enter');
    await sees(page, 'tennis is close to basketball');
    await becomes(() => page.getByRole('button', { name: 'basketball' }).count(), 0);
    await inspect(page, 'lesson-another-interest');
    await page.getByRole('button', { name: 'cooking' }).click();
    await sees(page, 'Grade 12 · cooking');
    await seesHeading(page, PUSHED_BACK.title);
  });

  test('a lesson of the family is said to be close to what the student likes', async () => {
    for (const interest of ['basketball', 'tennis']) {
      const page = await suite.arrive();
      await page.getByLabel('Something else').fill(interest);
      await ask(page, ASK.lesson, { grade: 2 });
      await seesHeading(page, PUSHED_BACK.title);
      await sees(page, 'Grade 2 · basketball');
      if (interest === 'basketball') continue;
      await sees(page, 'Explained with basketball');
      await sees(page, 'close to your tennis');
      await inspect(page, 'lesson-close');
    }
  });

  test('helpful or not: what was said is there after a reload and in another tab, and can be changed', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.lesson, { grade: 11 });
    const pressed = (tab: typeof page, name: string) =>
      tab.locator(`button[aria-pressed="true"]`, { hasText: name }).waitFor();
    await page.getByRole('button', { name: 'Yes', exact: true }).click();
    await pressed(page, 'Yes');
    await page.reload();
    await pressed(page, 'Yes');
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByText('Too hard', { exact: true }).click();
    await page.locator('input[name="reason"]:checked').waitFor();
    await inspect(page, 'lesson-not-helpful');
    const other = await suite.openTab(page, page.url());
    await pressed(other, 'No');
    await becomes(() => other.getByLabel('Too hard').isChecked(), true);
  });

  test('what is asked again keeps its form and its interests', async () => {
    const page = await suite.arrive();
    await page.getByLabel('Something else').fill('origami, tennis');
    await ask(page, ASK.nonAcademic, { how: 'Read and listen' });
    await seesHeading(page, 'This is not something we teach');
    await page.evaluate('localStorage.clear()');
    await page.getByRole('button', { name: 'Friction' }).click();
    await seesHeading(page, PUSHED_BACK.title);
    const stored = await suite.server.repository.find(requestIdOf(page));
    expect(stored?.question).toMatchObject({ interests: ['origami', 'tennis'], modalities: ['text', 'audio'] });
  });

  test.each([
    [ASK.nonAcademic, 'This is not something we teach', 'not something we make lessons about', 'Friction'],
    [ASK.notCovered, 'We have no lesson on this yet', 'Good question, but we have no lesson', null],
    [ASK.beyondGrade, 'This one comes in a later grade', 'taught well after grade 6', "Newton's second law"],
  ])('out of scope: "%s"', async (query, title, words, nearest) => {
    const page = await suite.arrive();
    await ask(page, query, { grade: 6 });
    await seesHeading(page, title);
    await sees(page, words);
    await inspect(page, `out-of-scope-${title.split(' ').at(-1)}`);
    if (nearest === null) {
      await page.getByRole('link', { name: 'Change your question' }).click();
      await becomes(() => page.getByLabel('Your question').inputValue(), query);
    } else {
      await page.getByRole('button', { name: nearest }).click();
      await seesHeading(page, PUSHED_BACK.title);
      await becomes(() => page.getByRole('heading', { level: 1 }).textContent(), nearest);
    }
  });

  test('blocked: kind words, and where to turn to', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.blocked);
    await seesHeading(page, 'You do not have to carry this alone');
    const links = await page.locator('.help a').all();
    expect(await Promise.all(links.map((link) => link.getAttribute('href')))).toEqual([
      'tel:988',
      'sms:741741',
      'https://findahelpline.com',
    ]);
    await becomes(() => page.getByRole('button', { name: /again/ }).count(), 0);
    await inspect(page, 'blocked-help');
    const { id } = await answered(suite.server.repository, {
      kind: 'blocked',
      category: 'prompt_injection',
      raw: null,
      guidance: 'That reads like instructions for the software rather than a question, so I left it out.',
      helpResources: [],
    });
    const other = await suite.arrive({ at: `/requests/${id}` });
    await seesHeading(other, 'We cannot make a lesson of this');
    await inspect(other, 'blocked');
  });

  test('failed: what was kept, and a retry that works', async () => {
    const page = await suite.arrive();
    await ask(page, ASK.failsOnce);
    await seesHeading(page, 'We could not make your lesson');
    await sees(page, 'Your question is kept');
    await inspect(page, 'failed');
    await page.getByRole('button', { name: 'Try again' }).click();
    await seesHeading(page, PUSHED_BACK.title);
  });

  test('failed for good: the lesson that was written is shown, and no retry is promised', async () => {
    const { repository } = suite.server;
    const { id, fence } = await claimed(repository);
    const lesson = { ...sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0009'), script: PUSHED_BACK };
    await done(repository, id, { type: 'finish_stage', fence, results: { lesson }, next: 'narrating' });
    const message = 'Something is wrong with how this lesson was made, and we are looking into it.';
    const outcome = {
      kind: 'failed',
      reason: 'invalid_lesson',
      stage: 'narrating',
      message,
      retryable: false,
    } as const;
    await done(repository, id, { type: 'record_outcome', fence, outcome, upgradable: false });
    const page = await suite.arrive({ at: `/requests/${id}` });
    await sees(page, message);
    await seesHeading(page, PUSHED_BACK.title);
    await becomes(() => page.getByRole('button', { name: 'Try again' }).count(), 0);
    await inspect(page, 'failed-for-good');
  });

  test('an address that is nobody’s', async () => {
    const page = await suite.arrive({ at: '/requests/0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0000' });
    await sees(page, 'There is no such request');
    await inspect(page, 'unknown-request');
  });
});
