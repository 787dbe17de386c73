import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { tokenIdentity } from '../../src/adapters/http/identity/token-identity.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { startSubject } from '../http/support/http-subject.ts';
import { answered, claimed, done } from '../http/support/requests.ts';
import { startTokenIssuer, type TokenIssuer } from '../http/support/token-issuer.ts';
import { newRequest, SAMPLE_OUTCOMES } from '../support/samples.ts';
import { ask, requestIdOf, sees, seesHeading } from './support/asking.ts';
import { becomes } from './support/becomes.ts';
import { inspect } from './support/inspect.ts';
import { PUSHED_BACK } from './support/lesson-script.ts';
import { describePage } from './support/page-suite.ts';
import { ASK } from './support/questions.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

describePage('the operator’s desk: requests and letters', (suite) => {
  const { query } = newRequest('').question;

  /** A request that broke once, was answered, and whose basic lesson was replaced by a full one. */
  async function eventful(studentId: string): Promise<string> {
    const { repository, past } = suite.server;
    past.by = 300_000;
    const trace = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` };
    const { id, fence } = await claimed(repository, { studentId, trace });
    past.by -= 1_400;
    const fault = { kind: 'infrastructure', where: 'database', detail: 'unavailable (57P01)' } as const;
    await done(repository, id, { type: 'return_for_retry', fence, fault, after: 1_000 });
    past.by -= 1_800;
    await done(repository, id, { type: 'claim', worker: 'classroom-2', leaseFor: 60_000 });
    past.by -= 2_100;
    await done(repository, id, { type: 'finish_stage', fence: 2, results: {}, next: 'writing_script' });
    past.by -= 4_200;
    const outcome = SAMPLE_OUTCOMES.success;
    await done(repository, id, { type: 'record_outcome', fence: 2, outcome, upgradable: true });
    past.by -= 60_000;
    await done(repository, id, { type: 'request_upgrade' });
    past.by -= 900;
    await done(repository, id, { type: 'claim', worker: 'classroom-1', leaseFor: 60_000 });
    past.by -= 6_000;
    await done(repository, id, { type: 'record_outcome', fence: 3, outcome, upgradable: false });
    past.by = 0;
    return id;
  }

  test('is found by its student, and read from the question to the upgrade', async () => {
    const id = await eventful('ada');
    for (let count = 0; count < 3; count += 1) {
      await answered(suite.server.repository, SAMPLE_OUTCOMES.out_of_scope, { studentId: 'ada' });
    }
    const page = await suite.arrive({ at: '/ops/requests', permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByLabel('Request id').fill(' ada ');
    await page.keyboard.press('Enter');
    await sees(page, '4 requests.');
    await becomes(() => page.getByText(query).count(), 0);
    expect(page.url()).not.toContain('ada');
    await inspect(page, 'ops-search');
    await page.getByRole('link', { name: id }).click();
    await seesHeading(page, 'What happened');
    await sees(page, query);
    await sees(page, 'database: unavailable (57P01)');
    await sees(page, 'attempt 2 claimed');
    await sees(page, '2 model calls to gemini-3.5-flash; 1,200 tokens in, 800 out; $0.0031');
    await sees(page, 'basic lesson replaced by a full one');
    await inspect(page, 'ops-story');
    await page.getByRole('button', { name: 'Copy the trace id' }).click();
    await becomes(() => page.evaluate('navigator.clipboard.readText()'), TRACE);
    await becomes(() => page.getByRole('status').textContent(), 'The trace id is copied.');
    await page.goBack();
    await sees(page, '4 requests.');
  });

  test('what nobody has is said to be nobody’s', async () => {
    const page = await suite.arrive({ at: '/ops/requests' });
    await page.getByLabel('Request id').fill('nobody');
    await page.getByRole('button', { name: 'Find' }).click();
    await sees(page, 'No request has this id');
    await page.goto(`${suite.server.address}/ops/requests/0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0000`);
    await sees(page, 'There is no such request');
  });

  test('its dead letter: read, replayed after a question, and gone; the request goes on', async () => {
    const student = await suite.arrive();
    await student.clock.install();
    await ask(student, ASK.failsOnce);
    await seesHeading(student, 'We could not make your lesson');
    const id = requestIdOf(student);
    const page = await suite.arrive({ at: '/ops/dead-letters' });
    await seesHeading(page, 'request failed');
    await page.getByRole('button', { name: 'Show the body' }).click();
    await becomes(() => page.getByLabel('The body of the letter').inputValue(), expect.stringContaining(id));
    await inspect(page, 'ops-dead-letters');
    await page.getByRole('button', { name: 'Replay' }).click();
    await sees(page, 'Work on its request anew, from the start?');
    await inspect(page, 'ops-dead-letter-question');
    await page.getByRole('button', { name: 'No, keep it' }).click();
    expect((await suite.server.ledger.find(`${id}/1`))?.state).toBe('waiting');
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('button', { name: 'Yes, replay it' }).click();
    await sees(page, 'Replayed: the request is in the queue again.');
    await becomes(() => page.getByRole('status').textContent(), expect.stringContaining('Replayed'));
    await sees(page, 'Nothing was put aside.');
    // The student, who left the page open, is not told at once, but without doing anything.
    await student.clock.runFor(20_000);
    await seesHeading(student, PUSHED_BACK.title);
    await page.getByLabel('State').selectOption('replayed');
    await page.getByRole('link', { name: 'Story of its request' }).click();
    await sees(page, 'queued: replayed');
  });

  test('a letter that is markup stays text, and is discarded by keyboard alone', async () => {
    const body = new TextEncoder().encode('<img src=x onerror="document.title = 1"><script>alert(1)</script>');
    await suite.server.ledger.file({
      id: 'junk',
      body,
      reason: 'unreadable_message',
      detail: 'not JSON',
      requestId: null,
    });
    const page = await suite.arrive({ at: '/ops/dead-letters' });
    await page.getByLabel('Reason').selectOption('unreadable_message');
    await page.getByRole('button', { name: 'Show the body' }).focus();
    await page.keyboard.press('Enter');
    await becomes(
      () => page.getByLabel('The body of the letter').inputValue(),
      expect.stringContaining('<script>alert(1)</script>'),
    );
    await page.getByRole('button', { name: 'Discard' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await sees(page, 'Discarded.');
    expect((await suite.server.ledger.find('junk'))?.state).toBe('discarded');
    await becomes(() => page.title(), 'Dead letters · Vividly');
  });

  let issuer: TokenIssuer;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
  });
  afterAll(() => issuer?.close());

  /** The page of the one server, the answers of another that wants tokens. */
  async function withTokens(page: Page): Promise<void> {
    const guarded = await startSubject({ identify: tokenIdentity(issuer, new SystemClock()) });
    await page.route('**/v1/**', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const response = await route.fetch({ url: guarded.address + pathname + search });
      await route.fulfill({ response });
    });
  }

  test('says what is missing: no token, a student’s, an operator’s', async () => {
    const page = await suite.arrive({ at: '/history' });
    await withTokens(page);
    await page.goto(`${suite.server.address}/ops`);
    await sees(page, 'You are not signed in');
    await inspect(page, 'ops-no-token');
    await page.getByLabel('Access token').fill(await issuer.token({ subject: 'eve', roles: ['student'] }));
    await page.getByRole('button', { name: 'Continue' }).click();
    await sees(page, 'You are signed in, but not as an operator');
    await page.getByLabel('Access token').fill(await issuer.token({ subject: 'olga', roles: ['operator'] }));
    await page.getByRole('button', { name: 'Continue' }).click();
    await seesHeading(page, 'Outcomes');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});
