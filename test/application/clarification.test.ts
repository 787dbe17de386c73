import { describe, expect, test } from '@jest/globals';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { answerClarification } from '../../src/application/answer-clarification.ts';
import type { ClarificationReply } from '../../src/domain/clarification.ts';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import { AMBIGUOUS, MODEL_FAILURES, offlineReply, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const OWN_WORDS: ClarificationReply = { kind: 'text', text: 'the pushing' };

async function asked(school: School, request: ContentRequest) {
  const outcome = await school.answer(request);
  if (outcome?.kind !== 'clarification_needed') throw new Error(`not asked: ${outcome?.kind}`);
  return outcome;
}

/** Answers the question that is open. */
async function reply(school: School, request: ContentRequest, given: ClarificationReply) {
  const [question] = (await asked(school, request)).questions;
  return answerClarification(school.ports)({ requestId: request.id, questionId: question?.id ?? '', reply: given });
}

const otherQuestion = {
  ...AMBIGUOUS,
  questions: AMBIGUOUS.questions.map((question) => ({ ...question, id: 'second' })),
};

describe('a clarifying question', () => {
  test('is followed by the same request going on', async () => {
    const school = new School({
      model: { understandQuery: [replyWith(AMBIGUOUS), replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
    });
    const request = await school.ask();
    await school.deliver(request);
    expect(await reply(school, request, { kind: 'text', text: ' mail me@school.org\u200b ' })).toMatchObject({
      kind: 'resumed',
      request: { id: request.id, generation: 2, state: { status: 'queued' } },
    });
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { topic: TOPIC.topic } });
    const task = school.model.calls[1]?.task;
    expect(task).toMatchObject({
      mustDecide: false,
      clarifications: [{ round: 1, reply: { kind: 'text', text: 'mail [email]' } }],
    });
  });

  test('answered by an option with a topic needs no model to understand it', async () => {
    const school = new School({ model: { understandQuery: [replyWith(AMBIGUOUS)], writeScript: [replyWith(SCRIPT)] } });
    const request = await school.ask({ query: 'What about basketball?' });
    await school.deliver(request);
    await reply(school, request, { kind: 'option', optionId: 'a' });
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({
      kind: 'success',
      lesson: { topic: { id: 'friction', name: 'Friction' }, interest: { id: 'basketball' } },
    });
    expect(await school.answer(request)).not.toHaveProperty('guessed');
    expect(school.calls).toMatchObject({ understandQuery: 1, writeScript: 1 });
  });

  test('answered by an option without a topic asks the model again', async () => {
    const school = new School({
      model: { understandQuery: [replyWith(AMBIGUOUS), replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
    });
    const request = await school.ask();
    await school.deliver(request);
    await reply(school, request, { kind: 'option', optionId: 'b' });
    await school.deliver(request);
    expect(school.calls.understandQuery).toBe(2);
    expect(await school.answer(request)).toMatchObject({ lesson: { topic: TOPIC.topic } });
  });

  test('is asked in two rounds at most: then the best guess is used', async () => {
    const school = new School({
      model: {
        understandQuery: [replyWith(AMBIGUOUS), replyWith(otherQuestion), replyWith(AMBIGUOUS)],
        writeScript: [replyWith(SCRIPT)],
      },
    });
    const request = await school.ask();
    for (const round of [1, 2]) {
      await school.deliver(request);
      expect((await asked(school, request)).round).toBe(round);
      await reply(school, request, OWN_WORDS);
    }
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({
      kind: 'success',
      guessed: true,
      lesson: { topic: AMBIGUOUS.bestGuess },
    });
    const decide = school.model.calls.flatMap((call) =>
      call.method === 'understandQuery' ? [call.task.mustDecide] : [],
    );
    expect(decide).toEqual([false, false, true]);
    expect((await school.stored(request)).checkpoints.understanding).toMatchObject({ guessed: true });
  });

  test('after which no guess is possible ends kindly, not with a third question', async () => {
    const noGuess = { ...AMBIGUOUS, bestGuess: null };
    const school = new School({ model: { understandQuery: [replyWith(AMBIGUOUS), replyWith(noGuess)] } });
    const request = await school.ask();
    await school.deliver(request);
    await reply(school, request, { kind: 'skip' });
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({ kind: 'out_of_scope', reason: 'not_covered' });
  });

  test('that is skipped means: just pick one', async () => {
    const school = new School({
      model: { understandQuery: [replyWith(AMBIGUOUS), replyWith(AMBIGUOUS)], writeScript: [replyWith(SCRIPT)] },
    });
    const request = await school.ask();
    await school.deliver(request);
    await reply(school, request, { kind: 'skip' });
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({
      kind: 'success',
      guessed: true,
      lesson: { topic: AMBIGUOUS.bestGuess },
    });
  });

  test('answered twice goes on once', async () => {
    const school = new School({ model: { understandQuery: [replyWith(AMBIGUOUS)] } });
    const request = await school.ask();
    await school.deliver(request);
    const [question] = (await asked(school, request)).questions;
    const answer = { requestId: request.id, questionId: question?.id ?? '', reply: OWN_WORDS };
    const both = await Promise.all([
      answerClarification(school.ports)(answer),
      answerClarification(school.ports)(answer),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(['resumed', 'already_answered']);
    expect((await school.stored(request)).generation).toBe(2);
  });

  test('answered late, when the next round is asked under the same id, does not answer that', async () => {
    const school = new School({ model: { understandQuery: [replyWith(AMBIGUOUS), replyWith(AMBIGUOUS)] } });
    const request = await school.ask();
    await school.deliver(request);
    const [question] = (await asked(school, request)).questions;
    const answer = { requestId: request.id, questionId: question?.id ?? '', reply: OWN_WORDS };
    await answerClarification(school.ports)(answer);
    await school.deliver(request);
    expect((await asked(school, request)).round).toBe(2);
    expect(await answerClarification(school.ports)(answer)).toMatchObject({ kind: 'already_answered' });
    expect((await school.stored(request)).state.status).toBe('awaiting_clarification');
  });

  test.each([
    ['an empty answer', { kind: 'text', text: ' \u200b ' }, 'invalid'],
    ['a book', { kind: 'text', text: 'x'.repeat(1_001) }, 'invalid'],
    ['an option that was not offered', { kind: 'option', optionId: 'z' }, 'refused'],
  ] as const)('is not answered by %s', async (_what, given, kind) => {
    const school = new School({ model: { understandQuery: [replyWith(AMBIGUOUS)] } });
    const request = await school.ask();
    await school.deliver(request);
    expect(await reply(school, request, given)).toMatchObject({ kind });
    expect((await school.stored(request)).state.status).toBe('awaiting_clarification');
  });

  test('of an unknown request is not known', async () => {
    const answer = { requestId: '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0501', questionId: 'q', reply: OWN_WORDS };
    expect(await answerClarification(new School().ports)(answer)).toEqual({ kind: 'unknown_request' });
  });
});

describe('an answer that is unsafe', () => {
  test('reaches no model', async () => {
    const school = new School({ model: { understandQuery: [replyWith(AMBIGUOUS)] } });
    const request = await school.ask();
    await school.deliver(request);
    await reply(school, request, { kind: 'text', text: 'how to harm' });
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({ kind: 'blocked', category: 'self_harm' });
    expect(school.calls.understandQuery).toBe(1);
  });
});

test('during an outage an option gives a lesson at once', async () => {
  const down = failWith(MODEL_FAILURES.unavailable);
  const school = new School({
    model: { understandQuery: [down], writeScript: [down] },
    offline: { understandQuery: [offlineReply(AMBIGUOUS)], writeScript: [offlineReply(SCRIPT)] },
  });
  const request = await school.ask();
  await school.deliver(request);
  await reply(school, request, { kind: 'option', optionId: 'a' });
  await school.deliver(request);
  expect(await school.answer(request)).toMatchObject({
    kind: 'success',
    lesson: { quality: 'basic', topic: { id: 'friction' } },
  });
});
