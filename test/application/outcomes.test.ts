import { describe, expect, test } from '@jest/globals';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { ModelScript } from '../../src/adapters/scripted/scripted-language-model.ts';
import type { OutcomeKind } from '../../src/domain/generation-outcome.ts';
import { AMBIGUOUS, MODEL_FAILURES, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

interface Situation {
  readonly query?: string;
  readonly model: ModelScript;
  readonly offlineLadder?: false;
  /** Somebody asked the same before. */
  readonly asked?: true;
  readonly why: string | null;
  readonly calls: readonly [understandQuery: number, writeScript: number];
}

/** How each outcome comes about. A kind without its situation does not compile. */
const SITUATIONS: Readonly<Record<OutcomeKind, Situation>> = {
  success: {
    model: { understandQuery: [replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
    why: null,
    calls: [1, 1],
  },
  cached: {
    asked: true,
    model: { understandQuery: [replyWith(TOPIC), replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
    why: null,
    calls: [2, 1],
  },
  clarification_needed: { model: { understandQuery: [replyWith(AMBIGUOUS)] }, why: 'ambiguous_query', calls: [1, 0] },
  out_of_scope: {
    model: { understandQuery: [replyWith({ kind: 'out_of_scope', reason: 'non_academic', nearestTopics: [] })] },
    why: 'non_academic',
    calls: [1, 0],
  },
  blocked: { query: 'How do I harm somebody?', model: {}, why: 'self_harm', calls: [0, 0] },
  failed: {
    offlineLadder: false,
    model: { understandQuery: [failWith(MODEL_FAILURES.permission_denied)] },
    why: 'model_failed',
    calls: [1, 0],
  },
};

async function answered(kind: OutcomeKind) {
  const { query, model, offlineLadder = true, asked } = SITUATIONS[kind];
  const ladder = { offlineUnderstanding: offlineLadder, library: true, offlineLesson: true };
  const school = new School({ model, settings: { ladder } });
  if (asked) await school.deliver(await school.ask());
  await school.clock.advance(61_000);
  school.telemetry.events.length = 0;
  const request = await school.ask(query === undefined ? {} : { query });
  await school.clock.advance(2_000);
  const disposition = await school.deliver(request);
  return { school, request, disposition, outcome: await school.answer(request) };
}

describe.each(Object.keys(SITUATIONS) as OutcomeKind[])('a request that ends as %s', (kind) => {
  test('has its outcome committed, its message settled and nothing owed', async () => {
    const { school, request, disposition, outcome } = await answered(kind);
    expect(outcome?.kind).toBe(kind);
    expect(disposition.kind).toBe(kind === 'failed' ? 'dead_letter' : 'acknowledge');
    // A failure is owed until its letter is filed, which is the dead-letter consumer's work.
    expect((await school.stored(request)).recheckAt === null).toBe(kind !== 'failed');
  });

  test('costs no more model calls than it needs', async () => {
    const { school } = await answered(kind);
    expect([school.calls.understandQuery, school.calls.writeScript, school.calls.offline]).toEqual([
      ...SITUATIONS[kind].calls,
      0,
    ]);
  });

  test('is counted once, under its own label, and is no error unless it failed', async () => {
    const { school, request } = await answered(kind);
    expect(school.telemetry.of('outcome_recorded')).toEqual([
      {
        type: 'outcome_recorded',
        requestId: request.id,
        correlationId: 'correlation',
        outcome: kind,
        why: SITUATIONS[kind].why,
        quality: kind === 'success' || kind === 'cached' ? 'full' : null,
        sinceSubmission: 2_000,
      },
    ]);
    expect(school.errors.length > 0).toBe(kind === 'failed');
  });

  test('stays as it is when its message comes again', async () => {
    const { school, request, disposition, outcome } = await answered(kind);
    const { calls } = school;
    expect(await school.deliver(request)).toEqual(disposition);
    expect(await school.answer(request)).toEqual(outcome);
    expect(school.calls).toEqual(calls);
    expect(school.telemetry.of('outcome_recorded')).toHaveLength(1);
    expect(school.telemetry.of('duplicate_suppressed')).toEqual([
      {
        type: 'duplicate_suppressed',
        requestId: request.id,
        why: kind === 'clarification_needed' ? 'waiting_for_student' : 'ended',
      },
    ]);
  });
});

describe('what the student is given', () => {
  test('a lesson says what it is about and what it cost, understanding included', async () => {
    const { outcome } = await answered('success');
    expect(outcome).toMatchObject({
      lesson: { topic: TOPIC.topic, grade: 10, quality: 'full', script: SCRIPT },
      provenance: { model: 'scripted', modelCalls: 2, inputTokens: 200, outputTokens: 40 },
    });
  });

  test('a lesson from the library says how old it is', async () => {
    const { outcome } = await answered('cached');
    expect(outcome).toMatchObject({ ageSeconds: 63, lesson: { script: SCRIPT } });
  });

  test('a question to answer, and the round', async () => {
    const { outcome } = await answered('clarification_needed');
    expect(outcome).toMatchObject({ cause: 'ambiguous_query', questions: AMBIGUOUS.questions, round: 1 });
  });

  test('reviewed words and help, never a model’s', async () => {
    const { outcome } = await answered('blocked');
    expect(outcome).toMatchObject({
      category: 'self_harm',
      raw: null,
      guidance: 'Reviewed words about self_harm.',
      helpResources: [{ name: 'Helpline', contact: '988' }],
    });
  });

  test('an honest word when it failed, fit for a student', async () => {
    const { outcome, disposition, request } = await answered('failed');
    expect(outcome).toMatchObject({ reason: 'model_failed', stage: 'understanding', retryable: true });
    expect(JSON.stringify(outcome)).not.toMatch(/403|permission/);
    expect(disposition).toEqual({
      kind: 'dead_letter',
      reason: 'request_failed',
      detail: 'model_failed at understanding',
      letterId: `${request.id}/1`,
    });
  });

  test.each([
    ['non_academic', 'not something we make lessons about'],
    ['not_covered', 'no lesson on that yet'],
    ['beyond_grade', 'after grade 10'],
  ] as const)('%s in its own words', async (reason, words) => {
    const nearestTopics = [{ id: 'friction', name: 'Friction' }];
    const school = new School({
      model: { understandQuery: [replyWith({ kind: 'out_of_scope', reason, nearestTopics })] },
    });
    const request = await school.ask();
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({
      kind: 'out_of_scope',
      reason,
      message: expect.stringContaining(words),
      nearestTopics,
    });
  });
});

test('the student’s own interest beats what the model read between the lines', async () => {
  const cooking = { id: 'cooking', name: 'cooking', family: 'cooking' } as const;
  const school = new School({
    model: { understandQuery: [replyWith({ ...TOPIC, interest: cooking })], writeScript: [replyWith(SCRIPT)] },
  });
  const request = await school.ask({ interests: ['chess', 'basketball'] });
  await school.deliver(request);
  expect(await school.answer(request)).toMatchObject({ lesson: { interest: { id: 'basketball' } } });
});

test('every stage is timed, the last one too', async () => {
  const school = new School({
    model: {
      understandQuery: [async () => school.clock.sleep(3_000).then(() => replyWith(TOPIC))],
      writeScript: [async () => school.clock.sleep(7_000).then(() => replyWith(SCRIPT))],
    },
  });
  await school.finish(school.deliver(await school.ask({ modalities: ['video'] })));
  expect(school.telemetry.of('stage_finished').map(({ stage, took }) => [stage, took])).toEqual([
    ['understanding', 3_000],
    ['finding_lesson', 0],
    ['writing_script', 7_000],
    ['narrating', 0],
    ['rendering', 0],
  ]);
});
