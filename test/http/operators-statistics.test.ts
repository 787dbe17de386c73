import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { foundPageSchema } from '../../src/adapters/wire/ops-schemas.ts';
import {
  latencyStatisticsSchema,
  modelStatisticsSchema,
  outcomeStatisticsSchema,
} from '../../src/adapters/wire/statistics-schemas.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { expectProblem } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { answered, claimed, done } from './support/requests.ts';

const START = Date.UTC(2026, 0, 31, 12);

describe('statistics of the range', () => {
  test('outcomes: each kind with its reason, by bucket, with the rates that matter', async () => {
    const clock = new ManualClock(START);
    const { address, ports } = await startSubject({}, clock);
    for (const outcome of Object.values(SAMPLE_OUTCOMES)) await answered(ports.repository, outcome);
    await clock.advance(60_000);
    await answered(ports.repository, { ...SAMPLE_OUTCOMES.clarification_needed, cause: 'model_unavailable' });
    await answered(ports.repository, SAMPLE_OUTCOMES.clarification_needed);
    const body = outcomeStatisticsSchema.parse(await (await fetch(`${address}/v1/ops/outcomes`)).json());
    expect(body).toMatchObject({ range: 'hour', bucketSeconds: 60, answers: 8, clarificationRate: 3 / 8 });
    expect(body.outOfScopeRate).toBe(1 / 8);
    expect(body.from).toBe('2026-01-31T11:01:00.000Z');
    expect(body.totals[0]).toEqual({ outcome: 'clarification_needed', why: 'ambiguous_query', count: 2 });
    const lastBucket = body.counts.filter(({ at }) => at === '2026-01-31T12:01:00.000Z');
    expect(lastBucket.map(({ why, count }) => [why, count]).sort()).toEqual([
      ['ambiguous_query', 1],
      ['model_unavailable', 1],
    ]);
    expect(body.counts).toHaveLength(8);
    await clock.advance(2 * 3_600_000);
    const later = outcomeStatisticsSchema.parse(await (await fetch(`${address}/v1/ops/outcomes`)).json());
    expect(later).toMatchObject({ answers: 0, clarificationRate: null, outOfScopeRate: null, counts: [] });
    const day = outcomeStatisticsSchema.parse(await (await fetch(`${address}/v1/ops/outcomes?range=day`)).json());
    expect(day).toMatchObject({ answers: 8, bucketSeconds: 1_800 });
  });

  test('latency: seconds in each stage and to the answer', async () => {
    const clock = new ManualClock(START);
    const { address, ports } = await startSubject({}, clock);
    const { id, fence } = await claimed(ports.repository);
    await clock.advance(2_000);
    await done(ports.repository, id, { type: 'finish_stage', fence, results: {}, next: 'writing_script' });
    await clock.advance(5_000);
    const outcome = SAMPLE_OUTCOMES.success;
    await done(ports.repository, id, { type: 'record_outcome', fence, outcome, upgradable: false });
    const body = latencyStatisticsSchema.parse(await (await fetch(`${address}/v1/ops/latency?range=day`)).json());
    const all = (seconds: number) => ({ count: 1, p50: seconds, p95: seconds, p99: seconds });
    expect(body).toMatchObject({
      share: 1,
      answer: all(7),
      stages: [
        { stage: 'queued', ...all(0) },
        { stage: 'understanding', ...all(2) },
        { stage: 'writing_script', ...all(5) },
      ],
    });
  });

  test('models: what their lessons cost', async () => {
    const clock = new ManualClock(START);
    const { address, ports } = await startSubject({}, clock);
    await answered(ports.repository, SAMPLE_OUTCOMES.success);
    await answered(ports.repository, SAMPLE_OUTCOMES.cached);
    const { models } = modelStatisticsSchema.parse(await (await fetch(`${address}/v1/ops/models?range=week`)).json());
    expect(models).toEqual([
      {
        model: 'gemini-3.5-flash',
        lessons: 1,
        modelCalls: 2,
        inputTokens: 1_200,
        outputTokens: 800,
        costUsd: 0.0031,
        unpriced: 0,
      },
    ]);
  });

  test.each(['outcomes', 'latency', 'models'])('%s: only the ranges that there are', async (what) => {
    const { address } = await startSubject();
    await expectProblem(await fetch(`${address}/v1/ops/${what}?range=year`), 400, 'invalid_request');
  });

  test('is read once for all who ask, and anew when that failed', async () => {
    const clock = new ManualClock(START);
    const subject = await startSubject({}, clock);
    const { journal } = subject.ports;
    let reads = 0;
    const { outcomes } = journal;
    journal.outcomes = async (...of) => {
      reads += 1;
      if (reads === 1) throw new PortFault('database', 'overloaded (57014)', { retryable: true });
      return outcomes.apply(journal, of);
    };
    const url = `${subject.address}/v1/ops/outcomes?range=week`;
    await expectProblem(await fetch(url), 503, 'unavailable');
    const answers = await Promise.all([fetch(url), fetch(url), fetch(url)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await clock.advance(60_001);
    await fetch(url);
    expect(reads).toBe(3);
  });
});

describe('GET /v1/ops/requests', () => {
  test.each(['id', 'correlationId', 'studentId'] as const)('finds by %s, and shows no student text', async (by) => {
    const { address, ports } = await startSubject();
    const request = await answered(ports.repository, SAMPLE_OUTCOMES.out_of_scope, { studentId: randomUUID() });
    const response = await fetch(`${address}/v1/ops/requests?search=${encodeURIComponent(` ${request[by]} `)}`);
    const text = await response.text();
    expect(foundPageSchema.parse(JSON.parse(text))).toMatchObject({
      requests: [{ id: request.id, status: 'out_of_scope', outcome: 'out_of_scope', attempts: 1 }],
      nextCursor: null,
    });
    expect(text).not.toContain(request.question.query);
  });

  test('page by page', async () => {
    const { address, ports } = await startSubject();
    for (let count = 0; count < 3; count += 1) await claimed(ports.repository, { studentId: 'ada' });
    const page = async (more: string) =>
      foundPageSchema.parse(await (await fetch(`${address}/v1/ops/requests?search=ada&limit=2${more}`)).json());
    const first = await page('');
    expect(first.requests).toHaveLength(2);
    const second = await page(`&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ requests: [expect.anything()], nextCursor: null });
  });

  test.each(['', '?search=', '?search=%20', `?search=${'x'.repeat(201)}`, '?search=ada&cursor=1'])(
    'refuses "%s"',
    async (query) => {
      const { address } = await startSubject();
      await expectProblem(await fetch(`${address}/v1/ops/requests${query}`), 400, 'invalid_request');
    },
  );

  test('finds nothing of what never was', async () => {
    const { address } = await startSubject();
    for (const search of ['nobody', '%00', randomUUID()]) {
      const body = await (await fetch(`${address}/v1/ops/requests?search=${search}`)).json();
      expect(body).toEqual({ requests: [], nextCursor: null });
    }
  });
});
