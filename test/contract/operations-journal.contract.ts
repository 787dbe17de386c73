import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { GenerationOutcome } from '../../src/domain/generation-outcome.ts';
import type { JournalRange, OperationsJournal } from '../../src/domain/ports/operations-journal.ts';
import type { RequestRepository } from '../../src/domain/ports/request-repository.ts';
import { answered, claimed, done, submitted } from '../http/support/requests.ts';
import { opened } from '../support/contract-suite.ts';
import { SAMPLE_OUTCOMES, SAMPLE_PROVENANCE, sampleLesson } from '../support/samples.ts';

export interface JournalUnderTest {
  readonly journal: OperationsJournal;
  readonly repository: RequestRepository;
  /** Makes the stored status and the stored outcome event words that nobody knows; left out where nothing can be spoilt. */
  readonly corrupt?: (id: string) => Promise<void>;
  close(): Promise<void>;
}

const HOUR = 3_600_000;

/** One scenario a promise of the OperationsJournal port. */
export function operationsJournalContract(name: string, open: () => Promise<JournalUnderTest>): void {
  describe(`OperationsJournal: ${name}`, () => {
    const under = opened(open);
    const journal = (): OperationsJournal => under().journal;
    const repository = (): RequestRepository => under().repository;

    /** What the work did to a statistic that others add to as well. */
    async function lately(): Promise<JournalRange> {
      const now = await repository().now();
      return { from: now - HOUR, to: now + HOUR };
    }

    async function totals(): Promise<Record<string, number>> {
      const { counts } = await journal().outcomes(await lately(), HOUR);
      const sums: Record<string, number> = {};
      for (const { outcome, why, count } of counts) {
        const key = why === null ? outcome : `${outcome} ${why}`;
        sums[key] = (sums[key] ?? 0) + count;
      }
      return sums;
    }

    test('1: every kind of outcome is counted under its own word and its reason', async () => {
      const before = await totals();
      for (const outcome of Object.values(SAMPLE_OUTCOMES)) await answered(repository(), outcome);
      const after = await totals();
      const grown = Object.keys(after).filter((key) => after[key] === (before[key] ?? 0) + 1);
      expect(grown.sort()).toEqual([
        'blocked self_harm',
        'cached',
        'clarification_needed ambiguous_query',
        'failed attempts_exhausted',
        'out_of_scope non_academic',
        'success',
      ]);
    });

    test('1: an outcome that was replaced since still counts', async () => {
      const before = await totals();
      const { id } = await answered(repository(), SAMPLE_OUTCOMES.failed);
      const { fence } = await done(repository(), id, { type: 'replay' }).then(() =>
        done(repository(), id, { type: 'claim', worker: 'w', leaseFor: 60_000 }),
      );
      const record = { type: 'record_outcome', fence, outcome: SAMPLE_OUTCOMES.success, upgradable: false } as const;
      await done(repository(), id, record);
      const after = await totals();
      expect(after['failed attempts_exhausted']).toBe((before['failed attempts_exhausted'] ?? 0) + 1);
      expect(after['success']).toBe((before['success'] ?? 0) + 1);
    });

    test('1: buckets begin at multiples of their length; the end of the range is left out', async () => {
      const { updatedAt } = await answered(repository(), SAMPLE_OUTCOMES.out_of_scope);
      const bucket = 1_000;
      const begins = Math.floor(updatedAt / bucket) * bucket;
      const at = async (range: JournalRange) =>
        (await journal().outcomes(range, bucket)).counts.filter(({ outcome }) => outcome === 'out_of_scope');
      const counts = await at({ from: updatedAt, to: updatedAt + 1 });
      expect(counts.map((count) => count.at)).toEqual([begins]);
      expect(await at({ from: updatedAt + 1, to: updatedAt + 2 })).toEqual([]);
      const times = (await journal().outcomes(await lately(), bucket)).counts.map((count) => count.at);
      expect(times).toEqual([...times].sort((one, other) => one - other));
    });

    test('1: a word that nobody knows is counted apart', async () => {
      const { corrupt } = under();
      if (corrupt === undefined) {
        expect((await journal().outcomes(await lately(), HOUR)).unrecognised).toEqual([]);
        return;
      }
      const { id } = await answered(repository(), SAMPLE_OUTCOMES.success);
      const before = await totals();
      await corrupt(id);
      const { unrecognised } = await journal().outcomes(await lately(), HOUR);
      expect(unrecognised).toContainEqual({ word: 'postponed', count: 1 });
      expect((await totals())['success'] ?? 0).toBe((before['success'] ?? 0) - 1);
    });

    test('2: stages last until the next event; an answer from submission to the first outcome', async () => {
      const before = await journal().latency(await lately(), 1_000_000);
      const { id, fence } = await claimed(repository());
      const lesson = sampleLesson(randomUUID());
      const step = { type: 'finish_stage', fence, results: {} } as const;
      await done(repository(), id, { ...step, next: 'writing_script' });
      await done(repository(), id, { ...step, results: { lesson }, next: 'narrating' });
      await done(repository(), id, {
        type: 'record_outcome',
        fence,
        outcome: { ...SAMPLE_OUTCOMES.success, lesson },
        upgradable: false,
      });
      const { share, answer, stages } = await journal().latency(await lately(), 1_000_000);
      expect(share).toBe(1);
      expect(answer?.count).toBe((before.answer?.count ?? 0) + 1);
      const counted = (report: typeof before, stage: string) =>
        report.stages.find((measured) => measured.stage === stage)?.count ?? 0;
      for (const stage of ['queued', 'understanding', 'writing_script', 'narrating']) {
        expect([stage, counted({ share, answer, stages }, stage)]).toEqual([stage, counted(before, stage) + 1]);
      }
      for (const { p50, p95, p99 } of stages) {
        expect(p50).toBeGreaterThanOrEqual(0);
        expect(p95).toBeGreaterThanOrEqual(p50);
        expect(p99).toBeGreaterThanOrEqual(p95);
      }
    });

    test('2: beyond the most a share of the requests stands for all', async () => {
      for (let count = 0; count < 5; count += 1) await answered(repository(), SAMPLE_OUTCOMES.cached);
      const { share } = await journal().latency(await lately(), 10);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
    });

    test('3: what lessons cost, upgrades included, those from the library not', async () => {
      const model = `model-${randomUUID()}`;
      const provenance = { ...SAMPLE_PROVENANCE, model };
      const made: GenerationOutcome = { ...SAMPLE_OUTCOMES.success, provenance };
      await answered(repository(), made);
      await answered(repository(), { ...made, provenance: { ...provenance, costUsd: null } });
      await answered(repository(), { ...SAMPLE_OUTCOMES.cached, provenance });
      const { id } = await answered(repository(), made, { upgradable: true });
      await done(repository(), id, { type: 'request_upgrade' });
      const { fence } = await done(repository(), id, { type: 'claim', worker: 'w', leaseFor: 60_000 });
      await done(repository(), id, { type: 'record_outcome', fence, outcome: made, upgradable: false });
      const use = (await journal().modelUse(await lately())).find((one) => one.model === model);
      expect(use).toEqual({
        model,
        lessons: 4,
        modelCalls: 8,
        inputTokens: 4_800,
        outputTokens: 3_200,
        costUsd: expect.closeTo(0.0093),
        unpriced: 1,
      });
    });

    test('4: a search is exact: by id, by correlation id, by student', async () => {
      const studentId = randomUUID();
      const [one, other] = [
        await submitted(repository(), { studentId }),
        await answered(repository(), SAMPLE_OUTCOMES.blocked, { studentId }),
      ];
      const found = async (text: string) =>
        (await journal().search(text, { limit: 10, cursor: null })).requests.map(({ id }) => id);
      expect(await found(one.id)).toEqual([one.id]);
      expect(await found(other.correlationId)).toEqual([other.id]);
      expect((await found(studentId)).sort()).toEqual([one.id, other.id].sort());
      for (const text of [studentId.slice(1), '%', '', '\0', randomUUID()]) expect(await found(text)).toEqual([]);
      const [blocked] = (await journal().search(other.id, { limit: 1, cursor: null })).requests;
      expect(blocked).toEqual({
        id: other.id,
        correlationId: other.correlationId,
        studentId,
        status: 'blocked',
        outcome: 'blocked',
        generation: 1,
        attempts: 1,
        createdAt: other.createdAt,
        updatedAt: other.updatedAt,
      });
    });

    test('4: page by page, newest first, each request once', async () => {
      const studentId = randomUUID();
      const ids: string[] = [];
      for (let count = 0; count < 5; count += 1) ids.push((await submitted(repository(), { studentId })).id);
      const seen: { id: string; createdAt: number }[] = [];
      let cursor: string | null = null;
      do {
        const page = await journal().search(studentId, { limit: 2, cursor });
        seen.push(...page.requests);
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const times = seen.map(({ createdAt }) => createdAt);
      expect(times).toEqual([...times].sort((earlier, later) => later - earlier));
    });

    test('5: a row with an unknown word is found', async () => {
      const { id } = await answered(repository(), SAMPLE_OUTCOMES.success);
      await under().corrupt?.(id);
      const { requests } = await journal().search(id, { limit: 1, cursor: null });
      expect(requests[0]?.status).toBe(under().corrupt === undefined ? 'completed' : 'postponed');
    });
  });
}
