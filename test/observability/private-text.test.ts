import { afterEach, describe, expect, test } from '@jest/globals';
import { modelFailure } from '../../src/domain/model-failure.ts';
import type { LessonRenderer } from '../../src/domain/ports/lesson-renderer.ts';
import { AMBIGUOUS } from '../application/support/answers.ts';
import { WORD_POLICY } from '../application/support/doubles.ts';
import { post } from '../http/support/call.ts';
import { KeyedModel } from '../support/keyed-model.ts';
import { type ObservedSchool, openObservedSchool } from './support/observed-school.ts';

/** Stands in everything that a student, or a program that repeats a student, may say. */
const SECRET = 'zebraquartz';
const QUERIES = {
  lesson: `Why does my ${SECRET} push me back?`,
  vague: `What about ${SECRET}?`,
  elsewhere: `Who won the ${SECRET} cup?`,
  harmful: `How do I harm ${SECRET}?`,
  outage: `Why is the ${SECRET} late?`,
  refused: `Why is ${SECRET} refused?`,
  crash: `Why does ${SECRET} crash?`,
};

const model = () =>
  new KeyedModel(
    'gemini',
    'full',
    new Map([
      [QUERIES.vague, { understand: [{ ...AMBIGUOUS, reasoning: `${SECRET} names no subject.` }] }],
      [
        QUERIES.elsewhere,
        { understand: [{ kind: 'out_of_scope' as const, reason: 'non_academic' as const, nearestTopics: [] }] },
      ],
      [QUERIES.outage, { understand: [modelFailure.unavailable(`503 for "${SECRET}"`)] }],
      [QUERIES.refused, { understand: [modelFailure.safetyBlocked('PROHIBITED_CONTENT', SECRET)] }],
    ]),
  );

/** A bug that quotes what it was given, as JSON.parse and many others do. */
const CRASHING: LessonRenderer = {
  narrate: async () => {
    throw new SyntaxError(`Unexpected token 'z', "${SECRET} push"... is not valid JSON`);
  },
  film: async () => ({ kind: 'skipped' }),
};

let open: ObservedSchool | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

/** Everything that can happen to what a student writes. */
async function livedThrough(): Promise<ObservedSchool> {
  const school = await openObservedSchool({ model: model(), policy: WORD_POLICY, renderer: CRASHING });
  open = school;
  const { address } = school.subject;
  const interests = [SECRET];
  const { lesson, elsewhere, harmful, outage, refused } = QUERIES;
  for (const [index, query] of [lesson, elsewhere, harmful, outage, refused].entries()) {
    await school.ask({ query, interests }, { 'idempotency-key': `${SECRET}-${index}` });
  }
  await school.ask({ query: QUERIES.crash, interests, modalities: ['audio'] });

  const vague = await school.ask({ query: QUERIES.vague, interests });
  const answer = { questionId: AMBIGUOUS.questions[0]?.id, text: `I mean the ${SECRET}` };
  expect((await post(`${address}/v1/requests/${vague}/clarification`, answer)).status).toBe(202);

  // What the API refuses, and what nobody can read.
  expect((await post(`${address}/v1/requests`, { query: SECRET, grade: SECRET })).status).toBe(422);
  expect((await fetch(`${address}/v1/requests/${SECRET}`)).status).toBeGreaterThanOrEqual(400);
  await school.subject.ports.queue.publish(new TextEncoder().encode(`{"query": "${SECRET}`), null);
  await school.subject.ports.queue.publish(new TextEncoder().encode(`{"schema": 1, "query": "${SECRET}"}`), null);
  await until(() => school.lines.filter(({ event }) => event === 'dead_lettered').length >= 4);
  return school;
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn += 1) {
    if (turn > 1_000) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('what a student wrote', () => {
  test('is in no log line, no metric and no span, whatever becomes of it', async () => {
    const { lines, registry, exporter } = await livedThrough();
    const outcomes = new Set(lines.flatMap(({ event, outcome }) => (event === 'outcome_recorded' ? [outcome] : [])));
    expect(outcomes).toEqual(new Set(['success', 'out_of_scope', 'blocked', 'clarification_needed', 'failed']));
    expect(new Set(lines.map(({ event }) => event))).toEqual(
      new Set([
        'request_submitted',
        'stage_finished',
        'model_called',
        'outcome_recorded',
        'attempt_failed',
        'dead_lettered',
      ]),
    );
    expect(lines.filter((line) => JSON.stringify(line).toLowerCase().includes(SECRET))).toEqual([]);
    expect((await registry.metrics()).toLowerCase()).not.toContain(SECRET);
    const spans = exporter.getFinishedSpans().map(({ name, attributes, events, status }) => {
      return JSON.stringify({ name, attributes, events, status });
    });
    expect(spans.length).toBeGreaterThan(30);
    expect(spans.filter((span) => span.toLowerCase().includes(SECRET))).toEqual([]);
  });

  test('and who wrote it: no student id either', async () => {
    const { lines, registry, exporter, subject } = await livedThrough();
    const { requests } = await subject.ports.repository.listOfStudent('local-student', { limit: 100, cursor: null });
    expect(requests.length).toBeGreaterThan(5);
    expect(JSON.stringify(lines)).not.toContain('local-student');
    expect(await registry.metrics()).not.toContain('local-student');
    expect(JSON.stringify(exporter.getFinishedSpans().map(({ attributes }) => attributes))).not.toContain(
      'local-student',
    );
  });
});

describe('a log line', () => {
  test('names request, correlation and trace wherever a request is known', async () => {
    const { lines } = await livedThrough();
    const known = lines.filter(({ requestId }) => typeof requestId === 'string');
    expect(known.length).toBeGreaterThan(30);
    expect(known.filter(({ correlationId }) => typeof correlationId !== 'string')).toEqual([]);
    // A dead letter comes without the trace of its message; its request leads to it.
    const untraced = known.filter(({ traceId }) => typeof traceId !== 'string').map(({ event }) => event);
    expect(new Set(untraced)).toEqual(new Set(['dead_lettered']));
    const called = lines.filter(({ event }) => event === 'model_called');
    expect(called.length).toBeGreaterThan(5);
    expect(called.filter(({ requestId }) => typeof requestId !== 'string')).toEqual([]);
  });

  test('and its trace are those of the submission, in every process', async () => {
    const { lines } = await livedThrough();
    const ids = new Map<unknown, Set<string>>();
    for (const { requestId, traceId, correlationId } of lines) {
      if (typeof requestId !== 'string' || traceId === undefined) continue;
      ids.set(requestId, (ids.get(requestId) ?? new Set()).add(`${traceId} ${correlationId}`));
    }
    expect(ids.size).toBe(7);
    expect([...ids.values()].filter(({ size }) => size !== 1)).toEqual([]);
  });
});
