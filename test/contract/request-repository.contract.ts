import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import type { GenerationOutcome } from '../../src/domain/generation-outcome.ts';
import type { RequestRepository } from '../../src/domain/ports/request-repository.ts';
import { opened } from '../support/contract-suite.ts';
import { newRequest, SAMPLE_OUTCOMES, SAMPLE_PROVENANCE, sampleLesson } from '../support/samples.ts';

/** What the suite needs of an adapter under test. */
export interface RepositoryUnderTest {
  readonly repository: RequestRepository;
  /** A second, independent instance: isolated for the double, on the same database otherwise. */
  readonly capabilities: { readonly durable: boolean; readonly breakable: boolean };
  /** Writes a status word that no version knows into the row. Only where `durable`. */
  corruptStatus?(id: string, word: string): Promise<void>;
  /** Makes the next commit fail. Only where `breakable`. */
  failNextCommit?(): Promise<void>;
  close(): Promise<void>;
}

const leaseFor = 60_000;
const uuid = (): string => randomUUID();

/** One scenario a promise of the RequestRepository port. */
export function requestRepositoryContract(name: string, open: () => Promise<RepositoryUnderTest>): void {
  describe(`RequestRepository: ${name}`, () => {
    const under = opened(open);
    const repository = (): RequestRepository => under().repository;

    async function submitted(overrides = {}): Promise<ContentRequest> {
      const result = await repository().submit(newRequest(uuid(), overrides));
      if (result.kind !== 'created') throw new Error(`not created: ${result.kind}`);
      return result.request;
    }

    async function claimed(worker = 'one'): Promise<ContentRequest> {
      const { id } = await submitted();
      const result = await repository().apply(id, { type: 'claim', worker, leaseFor });
      if (result.kind !== 'applied') throw new Error(`not claimed: ${result.kind}`);
      return result.request;
    }

    function ended(request: ContentRequest, outcome: GenerationOutcome, upgradable = false) {
      return repository().apply(request.id, { type: 'record_outcome', fence: request.fence, outcome, upgradable });
    }

    test('1: submit stores the request with its first event', async () => {
      const request = await submitted();
      expect(await repository().find(request.id)).toEqual(request);
      expect(request).toMatchObject({
        state: { status: 'queued' },
        generation: 1,
        fence: 0,
        attempts: 0,
        lastEvent: 1,
      });
      const events = await repository().eventsAfter(request.id, 0, 10);
      expect(events.map(({ sequence, body }) => [sequence, body.type])).toEqual([[1, 'queued']]);
    });

    test('1: of twenty submissions with one key one is created, the others find it', async () => {
      const studentId = uuid();
      const same = { studentId, idempotencyKey: 'double click' };
      const results = await Promise.all(
        Array.from({ length: 20 }, () => repository().submit(newRequest(uuid(), same))),
      );
      expect(results.filter(({ kind }) => kind === 'created')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'existing')).toHaveLength(19);
      const ids = new Set(results.map((result) => (result.kind === 'key_reused' ? '' : result.request.id)));
      expect(ids.size).toBe(1);
    });

    test('1: a key used for another question is refused; another student may use the same key', async () => {
      const studentId = uuid();
      await submitted({ studentId, idempotencyKey: 'k' });
      const other = newRequest(uuid(), { studentId, idempotencyKey: 'k' });
      const changed = { ...other, question: { ...other.question, query: 'Something else entirely' } };
      expect(await repository().submit(changed)).toEqual({ kind: 'key_reused' });
      expect((await repository().submit(newRequest(uuid(), { idempotencyKey: 'k' }))).kind).toBe('created');
    });

    test('2: apply commits request and events together', async () => {
      const request = await claimed();
      expect(await repository().find(request.id)).toEqual(request);
      const events = await repository().eventsAfter(request.id, 0, 10);
      expect(events.map(({ body }) => body.type)).toEqual(['queued', 'claimed', 'stage_started']);
      expect(events).toHaveLength(request.lastEvent);
    });

    test('2: an unknown request is said to be unknown', async () => {
      expect(await repository().apply(uuid(), { type: 'cancel' })).toEqual({ kind: 'unknown_request' });
      expect(await repository().find(uuid())).toBeNull();
    });

    test('3: of twenty claims one wins', async () => {
      const { id } = await submitted();
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, worker) =>
          repository().apply(id, { type: 'claim', worker: `w${worker}`, leaseFor }),
        ),
      );
      expect(claims.filter(({ kind }) => kind === 'applied')).toHaveLength(1);
      const refusals = claims.flatMap((claim) => (claim.kind === 'refused' ? [claim.refusal.reason] : []));
      expect(refusals).toEqual(Array(19).fill('leased'));
      expect((await repository().find(id))?.fence).toBe(1);
    });

    test('3: twenty concurrent checkpoints are applied one after another, without a gap in the events', async () => {
      const { id, fence } = await claimed();
      await Promise.all(
        Array.from({ length: 20 }, () =>
          repository().apply(id, { type: 'finish_stage', fence, results: {}, next: 'finding_lesson' }),
        ),
      );
      const events = await repository().eventsAfter(id, 0, 100);
      expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
    });

    test('4: a stale fence is refused and changes nothing', async () => {
      const request = await claimed();
      const expired = await repository().apply(request.id, { type: 'hand_back', fence: request.fence });
      expect(expired.kind).toBe('applied');
      const second = await repository().apply(request.id, { type: 'claim', worker: 'two', leaseFor });
      if (second.kind !== 'applied') throw new Error('not claimed again');
      const late = await ended(request, SAMPLE_OUTCOMES.success);
      expect(late).toMatchObject({ kind: 'refused', refusal: { reason: 'stale_fence' } });
      expect(await repository().find(request.id)).toEqual(second.request);
    });

    test('4: an outcome is never overwritten', async () => {
      const request = await claimed();
      await ended(request, SAMPLE_OUTCOMES.out_of_scope);
      const again = await ended(request, SAMPLE_OUTCOMES.success);
      expect(again.kind).toBe('refused');
      expect((await repository().find(request.id))?.state).toMatchObject({ outcome: SAMPLE_OUTCOMES.out_of_scope });
    });

    test.each(Object.values(SAMPLE_OUTCOMES))('2: outcome $kind comes back as it was written', async (outcome) => {
      const request = await claimed();
      const result = await ended(request, outcome);
      expect(result.kind).toBe('applied');
      const stored = await repository().find(request.id);
      expect(stored?.state).toMatchObject({ outcome });
      expect(stored?.recheckAt === null).toBe(outcome.kind !== 'failed');
    });

    test('2: checkpoints, clarifications and trace come back as they were written', async () => {
      const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
      const { id } = await submitted({ trace });
      const claim = await repository().apply(id, { type: 'claim', worker: 'one', leaseFor });
      if (claim.kind !== 'applied') throw new Error('not claimed');
      const understanding = {
        kind: 'topic',
        topic: { id: 'osmosis', name: 'Osmosis' },
        interest: null,
        confidence: 0.9,
        guessed: false,
      } as const;
      const results = { understanding, lesson: sampleLesson(uuid()), provenance: SAMPLE_PROVENANCE };
      await repository().apply(id, { type: 'finish_stage', fence: 1, results, next: 'narrating' });
      const stored = await repository().find(id);
      expect(stored?.checkpoints).toEqual(results);
      expect(stored?.trace).toEqual(trace);
      await ended(claim.request, SAMPLE_OUTCOMES.clarification_needed);
      const reply = { kind: 'option', optionId: 'b' } as const;
      await repository().apply(id, { type: 'answer', questionId: 'which-topic', reply });
      const resumed = await repository().find(id);
      expect(resumed).toMatchObject({ state: { status: 'queued' }, generation: 2, attempts: 0 });
      expect(resumed?.clarifications).toEqual([
        { round: 1, question: SAMPLE_OUTCOMES.clarification_needed.questions[0], reply },
      ]);
    });

    test('6: a lease is in the repository’s time, and an expired one can be taken over', async () => {
      const { id } = await submitted();
      const before = await repository().now();
      const claim = await repository().apply(id, { type: 'claim', worker: 'one', leaseFor: 0 });
      if (claim.kind !== 'applied' || claim.request.state.status !== 'generating') throw new Error('not claimed');
      expect(claim.request.state.lease.expiresAt).toBeGreaterThanOrEqual(before);
      expect(claim.request.state.lease.expiresAt).toBeLessThanOrEqual(await repository().now());
      const taken = await repository().apply(id, { type: 'claim', worker: 'two', leaseFor });
      expect(taken).toMatchObject({ kind: 'applied', request: { fence: 2, attempts: 2 } });
    });

    test('16: actions of one caller on one request are carried out in the order of their issue', async () => {
      const { id } = await submitted();
      const fence = 1;
      const results = await Promise.all([
        repository().apply(id, { type: 'claim', worker: 'one', leaseFor }),
        repository().apply(id, { type: 'finish_stage', fence, results: {}, next: 'finding_lesson' }),
        repository().apply(id, { type: 'finish_stage', fence, results: {}, next: 'writing_script' }),
        repository().apply(id, {
          type: 'record_outcome',
          fence,
          outcome: SAMPLE_OUTCOMES.out_of_scope,
          upgradable: false,
        }),
        repository().apply(id, { type: 'finish_stage', fence, results: {}, next: 'narrating' }),
      ]);
      expect(results.map(({ kind }) => kind)).toEqual(['applied', 'applied', 'applied', 'applied', 'refused']);
      const events = await repository().eventsAfter(id, 0, 100);
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, index) => index + 1));
      expect(events.map(({ body }) => (body.type === 'stage_started' ? body.stage : body.type))).toEqual([
        'queued',
        'claimed',
        'understanding',
        'finding_lesson',
        'writing_script',
        'outcome',
      ]);
    });

    test('7: events come after a sequence number, in order, limited', async () => {
      const { id } = await claimed();
      const events = await repository().eventsAfter(id, 1, 1);
      expect(events.map(({ sequence }) => sequence)).toEqual([2]);
    });

    test('8: takeDue gives each due request to one caller, and not again before its time', async () => {
      const due = await Promise.all(Array.from({ length: 6 }, () => claimed()));
      await Promise.all(due.map(({ id, fence }) => repository().apply(id, { type: 'hand_back', fence })));
      const ids = new Set(due.map(({ id }) => id));
      const taken = await Promise.all(Array.from({ length: 6 }, () => repository().takeDue(100, 60_000)));
      const mine = taken.flat().filter(({ id }) => ids.has(id));
      expect(mine.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect((await repository().takeDue(100, 60_000)).filter(({ id }) => ids.has(id))).toEqual([]);
    });

    test('8: a request that ended is never due', async () => {
      const request = await claimed();
      await ended(request, SAMPLE_OUTCOMES.blocked);
      const due = await repository().takeDue(1_000, 60_000);
      expect(due.map(({ id }) => id)).not.toContain(request.id);
    });

    test('9: waitingForModel gives outages and basic lessons, and nothing else', async () => {
      const outage = await claimed();
      await ended(outage, { ...SAMPLE_OUTCOMES.clarification_needed, cause: 'model_unavailable' });
      const basic = await claimed();
      await ended(basic, { ...SAMPLE_OUTCOMES.success, lesson: sampleLesson(uuid(), 'basic') }, true);
      const vague = await claimed();
      await ended(vague, SAMPLE_OUTCOMES.clarification_needed);
      const full = await claimed();
      await ended(full, SAMPLE_OUTCOMES.success);
      const waiting = (await repository().waitingForModel(10_000)).map(({ id }) => id);
      expect(waiting).toEqual(expect.arrayContaining([outage.id, basic.id]));
      expect(waiting).not.toEqual(expect.arrayContaining([vague.id]));
      expect(waiting).not.toEqual(expect.arrayContaining([full.id]));
      await repository().apply(outage.id, { type: 'resume_waiting' });
      expect((await repository().waitingForModel(10_000)).map(({ id }) => id)).not.toContain(outage.id);
    });

    test('9: countWaitingForModel counts what waitingForModel gives', async () => {
      const before = await repository().countWaitingForModel();
      const outage = await claimed();
      await ended(outage, { ...SAMPLE_OUTCOMES.clarification_needed, cause: 'model_unavailable' });
      const vague = await claimed();
      await ended(vague, SAMPLE_OUTCOMES.clarification_needed);
      expect(await repository().countWaitingForModel()).toBe(before + 1);
    });

    test('13: queuePosition counts who is due earlier, and is null for what is not queued', async () => {
      const first = await submitted();
      const place = (await repository().queuePosition(first.id)) ?? 0;
      expect(place).toBeGreaterThanOrEqual(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const second = await submitted();
      expect(await repository().queuePosition(second.id)).toBe(place + 1);
      await repository().apply(first.id, { type: 'claim', worker: 'one', leaseFor });
      expect(await repository().queuePosition(first.id)).toBeNull();
      expect(await repository().queuePosition(second.id)).toBe(place);
      expect(await repository().queuePosition(uuid())).toBeNull();
    });

    test('2: a draft is kept while it stands, and gone with its stage', async () => {
      const { id, fence } = await claimed();
      const draft = { title: 'Push “back”', hook: 'Why?\nLook.', headings: ['On the court', 'On ice'] };
      await repository().apply(id, { type: 'finish_stage', fence, results: {}, next: 'writing_script' });
      expect(await repository().apply(id, { type: 'show_draft', fence, draft })).toMatchObject({ kind: 'applied' });
      expect((await repository().find(id))?.state).toMatchObject({ stage: 'writing_script', draft });
      await repository().apply(id, { type: 'show_draft', fence, draft: null });
      expect((await repository().find(id))?.state).toMatchObject({ stage: 'writing_script', draft: null });
      await repository().apply(id, { type: 'show_draft', fence, draft });
      await repository().apply(id, { type: 'finish_stage', fence, results: {}, next: 'narrating' });
      expect((await repository().find(id))?.state).toMatchObject({ stage: 'narrating', draft: null });
      const late = await repository().apply(id, { type: 'show_draft', fence, draft });
      expect(late).toMatchObject({ kind: 'refused', refusal: { reason: 'not_allowed' } });
      const bodies = (await repository().eventsAfter(id, 0, 100)).map(({ body }) => body);
      expect(bodies.filter(({ type }) => type.startsWith('draft'))).toEqual([
        { type: 'draft_ready', sections: 2 },
        { type: 'draft_withdrawn' },
        { type: 'draft_ready', sections: 2 },
      ]);
    });

    test('14: findWithLesson finds the student’s own request by its lesson, written or delivered', async () => {
      const { id, studentId, fence } = await claimed();
      const [draft, final] = [sampleLesson(uuid()), sampleLesson(uuid())];
      await repository().apply(id, { type: 'finish_stage', fence, results: { lesson: draft }, next: 'narrating' });
      expect((await repository().findWithLesson(studentId, draft.id))?.id).toBe(id);
      expect(await repository().findWithLesson(studentId, final.id)).toBeNull();
      const outcome = { ...SAMPLE_OUTCOMES.success, lesson: final };
      await repository().apply(id, { type: 'record_outcome', fence, outcome, upgradable: false });
      expect((await repository().findWithLesson(studentId, final.id))?.id).toBe(id);
      expect(await repository().findWithLesson(uuid(), final.id)).toBeNull();
    });

    test('15: longestOwed says how long the longest has been due, and in work; what ended is not owed', async () => {
      const waiting = await submitted();
      const working = await claimed();
      await new Promise((resolve) => setTimeout(resolve, 5));
      const now = await repository().now();
      const { queued, generating } = await repository().longestOwed();
      expect(queued).toBeGreaterThanOrEqual(now - waiting.createdAt);
      expect(generating).toBeGreaterThanOrEqual(now - (working.startedAt ?? 0));
      for (const { id } of await repository().unfinished(10_000, null))
        await repository().apply(id, { type: 'cancel' });
      expect(await repository().longestOwed()).toEqual({ queued: null, generating: null });
      expect((await repository().find(working.id))?.state.status).toBe('cancelled');
    });

    test('15: a request that is put off is not yet owed', async () => {
      for (const { id } of await repository().unfinished(10_000, null))
        await repository().apply(id, { type: 'cancel' });
      const { id, fence } = await claimed();
      const fault = { kind: 'infrastructure', where: 'database', detail: 'gone' } as const;
      await repository().apply(id, { type: 'return_for_retry', fence, fault, after: 60_000 });
      expect(await repository().longestOwed()).toEqual({ queued: null, generating: null });
    });

    test('unfinished gives what is owed, page by page', async () => {
      const open = await Promise.all(Array.from({ length: 5 }, () => submitted()));
      const done = await claimed();
      await ended(done, SAMPLE_OUTCOMES.success);
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page = await repository().unfinished(2, after);
        seen.push(...page.map(({ id }) => id));
        after = page.at(-1)?.id ?? null;
        if (page.length < 2) break;
      }
      expect(seen).toEqual(expect.arrayContaining(open.map(({ id }) => id)));
      expect(seen).not.toContain(done.id);
      expect(new Set(seen).size).toBe(seen.length);
    });

    test('listOfStudent pages through one student’s requests, newest first', async () => {
      const studentId = uuid();
      const mine: string[] = [];
      for (let index = 0; index < 5; index += 1) mine.unshift((await submitted({ studentId })).id);
      await submitted();
      const first = await repository().listOfStudent(studentId, { limit: 3, cursor: null });
      const rest = await repository().listOfStudent(studentId, { limit: 3, cursor: first.nextCursor });
      expect([...first.requests, ...rest.requests].map(({ id }) => id).sort()).toEqual([...mine].sort());
      expect(first.requests).toHaveLength(3);
      expect(rest.nextCursor).toBeNull();
      const times = [...first.requests, ...rest.requests].map(({ createdAt }) => createdAt);
      expect(times).toEqual([...times].sort((one, other) => other - one));
    });

    test('countByStatus counts rows', async () => {
      const before = await repository().countByStatus();
      const request = await claimed();
      await ended(request, SAMPLE_OUTCOMES.failed);
      await submitted();
      const after = await repository().countByStatus();
      expect(after.failed).toBe(before.failed + 1);
      expect(after.queued).toBe(before.queued + 1);
    });

    test('10: what was given out is a copy', async () => {
      const request = await submitted();
      (request.question as { query: string }).query = 'changed outside';
      expect((await repository().find(request.id))?.question.query).not.toBe('changed outside');
    });

    describe('11: an unknown stored word', () => {
      test('rejects with the raw word and leaves the row as it is', async () => {
        const { capabilities, corruptStatus } = under();
        if (!capabilities.durable || corruptStatus === undefined) {
          // The double stores domain objects, so that no unknown word can be stored: shown by the type alone.
          expect(capabilities.durable).toBe(false);
          return;
        }
        const { id } = await submitted();
        await corruptStatus(id, 'pending');
        await expect(repository().apply(id, { type: 'claim', worker: 'one', leaseFor })).rejects.toMatchObject({
          name: 'UnrecognisedWord',
          raw: 'pending',
        });
        await expect(repository().find(id)).rejects.toMatchObject({ raw: 'pending' });
        // Recovery is not held up: it gives the request like any other, and its delivery says what is wrong.
        const owed = [];
        for (let after: string | null = null; ; after = owed.at(-1)?.id ?? null) {
          const page = await repository().unfinished(1_000, after);
          owed.push(...page);
          if (page.length < 1_000) break;
        }
        expect(owed.map((request) => request.id)).toContain(id);
        await corruptStatus(id, 'queued');
        expect((await repository().find(id))?.state.status).toBe('queued');
      });

      test('is named in its student’s list and hides no other request', async () => {
        const { corruptStatus } = under();
        if (corruptStatus === undefined) return expect(under().capabilities.durable).toBe(false);
        const studentId = uuid();
        const mine: string[] = [];
        for (let index = 0; index < 4; index += 1) mine.unshift((await submitted({ studentId })).id);
        const list = (cursor: string | null) => repository().listOfStudent(studentId, { limit: 2, cursor });
        // The second of the list, and so the one at which the next page begins.
        const sorted = [...(await list(null)).requests, ...(await list((await list(null)).nextCursor)).requests];
        const [one, bad, three, four] = sorted.map(({ id }) => id);
        await corruptStatus(bad ?? '', 'pending');
        const first = await list(null);
        expect(first.requests.map(({ id }) => id)).toEqual([one]);
        expect(first.unreadable).toEqual([{ id: bad, where: 'requests.status', raw: 'pending' }]);
        const rest = await list(first.nextCursor);
        expect(rest).toMatchObject({ unreadable: [], nextCursor: null });
        expect(rest.requests.map(({ id }) => id)).toEqual([three, four]);
        return undefined;
      });
    });

    describe('5: a failed commit', () => {
      test('rejects and changes nothing', async () => {
        const { capabilities, failNextCommit } = under();
        if (!capabilities.breakable || failNextCommit === undefined) {
          expect(capabilities.breakable).toBe(false);
          return;
        }
        const request = await submitted();
        await failNextCommit();
        await expect(repository().apply(request.id, { type: 'claim', worker: 'one', leaseFor })).rejects.toMatchObject({
          name: 'PortFault',
        });
        expect(await repository().find(request.id)).toEqual(request);
        expect(await repository().eventsAfter(request.id, 0, 10)).toHaveLength(1);
        expect((await repository().apply(request.id, { type: 'claim', worker: 'one', leaseFor })).kind).toBe('applied');
      });
    });
  });
}
