import { describe, expect, test } from '@jest/globals';
import { ModelChain } from '../../src/adapters/model-chain/model-chain.ts';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { ScriptedLanguageModel } from '../../src/adapters/scripted/scripted-language-model.ts';
import { levelOf } from '../../src/adapters/telemetry/event-level.ts';
import { UnrecognisedWord } from '../../src/domain/generation-fault.ts';
import { SAMPLE_OUTCOMES, SAMPLE_QUESTION } from '../support/samples.ts';
import { AMBIGUOUS, MODEL_FAILURES, OFFLINE_SCRIPT, offlineReply, SCRIPT, TOPIC } from './support/answers.ts';
import { CountedIds } from './support/doubles.ts';
import { School } from './support/school.ts';

const DOWN = failWith(MODEL_FAILURES.unavailable);
const OFFLINE = { understandQuery: [offlineReply(TOPIC)], writeScript: [offlineReply(OFFLINE_SCRIPT)] };
const NOT_COVERED = { kind: 'out_of_scope', reason: 'not_covered', nearestTopics: [] } as const;

const ladder = (rungs: Partial<School['settings']['ladder']>) => ({
  ladder: { offlineUnderstanding: true, library: true, offlineLesson: true, ...rungs },
});

/** A school in whose library the lesson is, made while the model was up. */
async function withLibraryLesson(settings: Partial<School['settings']>): Promise<School> {
  const school = new School({
    model: { understandQuery: [replyWith(TOPIC), DOWN], writeScript: [replyWith(SCRIPT)] },
    offline: OFFLINE,
    settings,
  });
  await school.deliver(await school.ask());
  return school;
}

describe('a rung of the ladder', () => {
  test('library: a lesson that is there is served during the outage, in full', async () => {
    const school = await withLibraryLesson(ladder({}));
    const request = await school.ask();
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({ kind: 'cached', lesson: { quality: 'full', script: SCRIPT } });
    expect(school.calls.offline).toBe(1);
    expect(school.errors).toEqual([]);
  });

  test('library, switched off: the student gets the basic lesson', async () => {
    const school = await withLibraryLesson(ladder({ library: false }));
    const request = await school.ask();
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { quality: 'basic' } });
  });

  test('library: a lesson is only served where grade, interest, language, modality and rules are the same', async () => {
    for (const other of [{ grade: 3 }, { interests: ['basketball'] }, { language: 'de' }, { modalities: ['audio'] }]) {
      const school = await withLibraryLesson(ladder({}));
      const request = await school.ask(other);
      await school.deliver(request);
      expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { quality: 'basic' } });
    }
  });

  test('offline_lesson, switched off: the request waits for the model', async () => {
    const school = new School({
      model: { understandQuery: [DOWN, replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
      offline: { understandQuery: [offlineReply(TOPIC)] },
      settings: ladder({ offlineLesson: false }),
    });
    const request = await school.ask();
    const disposition = await school.deliver(request);
    expect(disposition).toEqual({ kind: 'retry', after: 750 });
    expect(await school.answer(request)).toBeNull();
    await school.clock.advance(750);
    expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(await school.answer(request)).toMatchObject({
      kind: 'success',
      lesson: { quality: 'full', script: SCRIPT },
    });
    expect(school.errors).toEqual([]);
  });

  test('offline_understanding, switched off: the other rungs are not reached', async () => {
    const school = new School({
      model: { understandQuery: [DOWN] },
      settings: ladder({ offlineUnderstanding: false }),
    });
    const request = await school.ask();
    expect(await school.deliver(request)).toMatchObject({ kind: 'retry' });
    expect(school.calls.offline).toBe(0);
    expect(school.telemetry.of('model_degraded')).toEqual([]);
  });

  test('that is the last and cannot either is a broken attempt, and is retried', async () => {
    const school = new School({ model: { understandQuery: [DOWN] }, offline: { understandQuery: [DOWN] } });
    const request = await school.ask();
    expect(await school.deliver(request)).toMatchObject({ kind: 'retry' });
    expect(school.telemetry.of('attempt_failed')).toMatchObject([{ fault: 'model unavailable: 503' }]);
  });
});

describe('what is said during an outage', () => {
  test.each([
    ['nothing near is known', NOT_COVERED, {}],
    ['one topic is near', { ...NOT_COVERED, nearestTopics: [{ id: 'friction', name: 'Friction' }] }, {}],
    ['no topic can be guessed after the last round', { ...AMBIGUOUS, bestGuess: null }, { rounds: 2 }],
  ] as const)(
    'is never that we have no lesson: %s',
    async (_what, understanding, { rounds = 0 }: { rounds?: number }) => {
      const school = new School({
        model: { understandQuery: [DOWN] },
        offline: { understandQuery: [offlineReply(understanding)] },
      });
      const request = await school.ask();
      for (let round = 1; round <= rounds; round += 1) await askAndAnswer(school, request.id, round);
      expect(await school.deliver(request)).toEqual({ kind: 'acknowledge' });
      const outcome = await school.answer(request);
      expect(outcome).toMatchObject({ kind: 'clarification_needed', cause: 'model_unavailable' });
      if (outcome?.kind !== 'clarification_needed') return;
      const options = outcome.questions[0]?.options ?? [];
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(4);
      expect(new Set(options.map(({ topicId }) => topicId)).size).toBe(options.length);
      for (const { topicId } of options) expect(school.ports.catalogue.topic(topicId ?? '')).not.toBeNull();
    },
  );

  test('offers the nearest topics where there are some', async () => {
    const nearestTopics = [
      { id: 'friction', name: 'Friction' },
      { id: 'projectile-motion', name: 'Projectile motion' },
    ];
    const school = new School({
      model: { understandQuery: [DOWN] },
      offline: { understandQuery: [offlineReply({ ...NOT_COVERED, nearestTopics })] },
    });
    const request = await school.ask();
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({
      questions: [{ options: nearestTopics.map(({ id, name }) => ({ id, label: name, topicId: id })), freeText: true }],
    });
  });

  test('can be that a question is not academic: that much is known offline', async () => {
    const school = new School({
      model: { understandQuery: [DOWN] },
      offline: { understandQuery: [offlineReply({ kind: 'out_of_scope', reason: 'non_academic', nearestTopics: [] })] },
    });
    const request = await school.ask();
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({ kind: 'out_of_scope', reason: 'non_academic' });
  });
});

/** The retired model of the load test: every call to every model of the chain is answered with 404. */
function retiredChain(school: School, requests: number) {
  const notFound = Array.from({ length: requests }, () => failWith(MODEL_FAILURES.model_not_found));
  const script = { understandQuery: notFound, writeScript: notFound };
  const models = ['first', 'second'].map((name) => new ScriptedLanguageModel({ clock: school.clock, script, name }));
  const chain = new ModelChain(models, {
    clock: school.clock,
    ids: new CountedIds(),
    telemetry: school.telemetry,
    retry: { maxAttempts: 3, firstDelay: 200, maxDelay: 2_000 },
    callTimeout: 15_000,
    concurrency: 64,
    openAfter: 5,
    probeAfter: 10_000,
  });
  return { chain, models };
}

describe('10 of 10 requests while every model of the chain is retired', () => {
  async function loadTest() {
    const requests = 10;
    const offline = {
      understandQuery: Array.from({ length: requests }, (_, index) =>
        offlineReply(index % 2 === 0 ? TOPIC : AMBIGUOUS),
      ),
      writeScript: Array.from({ length: requests }, () => offlineReply(OFFLINE_SCRIPT)),
    };
    const school: School = new School({ offline, ports: () => ({ model: lazy() }) });
    const { chain, models } = retiredChain(school, requests);
    function lazy() {
      return {
        name: 'chain',
        understandQuery: (...call: Parameters<ModelChain['understandQuery']>) => chain.understandQuery(...call),
        writeScript: (...call: Parameters<ModelChain['writeScript']>) => chain.writeScript(...call),
      };
    }
    const asked = [];
    for (let index = 0; index < requests; index += 1) asked.push(await school.ask({ studentId: `student-${index}` }));
    const began = school.clock.now();
    const dispositions = [];
    for (const request of asked) dispositions.push(await school.deliver(request));
    return { school, models, asked, dispositions, took: school.clock.now() - began };
  }

  test('are processed, answered and acknowledged at the first delivery', async () => {
    const { school, asked, dispositions } = await loadTest();
    expect(dispositions).toEqual(asked.map(() => ({ kind: 'acknowledge' })));
    const stored = await Promise.all(asked.map((request) => school.stored(request)));
    expect(stored.map(({ attempts }) => attempts)).toEqual(asked.map(() => 1));
    const outcomes = await Promise.all(asked.map((request) => school.answer(request)));
    expect(outcomes.map((outcome) => outcome?.kind)).toEqual(
      asked.map((_, index) => (index % 2 === 0 ? 'success' : 'clarification_needed')),
    );
    expect(await school.ledger.list({}, 100)).toEqual([]);
  });

  test('cost a retired model one call a request at most, and none once its circuit is open', async () => {
    const { models } = await loadTest();
    expect(models.map(({ calls }) => calls.length)).toEqual([5, 5]);
  });

  test('are no error, and nobody waits', async () => {
    const { school, took } = await loadTest();
    expect(school.errors).toEqual([]);
    expect(school.telemetry.of('model_degraded')).toHaveLength(10);
    expect(took).toBe(0);
    const loud = school.telemetry.events.filter((event) => levelOf(event) === 'warn').map(({ type }) => type);
    expect(new Set(loud)).toEqual(new Set(['model_degraded', 'model_circuit']));
  });
});

test('a word from the model that nobody knows does not reach the student, and is an alert', async () => {
  const school = new School({
    model: { understandQuery: [failWith(MODEL_FAILURES.unrecognised)] },
    offline: OFFLINE,
  });
  const request = await school.ask();
  await school.deliver(request);
  expect(JSON.stringify(await school.answer(request))).not.toContain('COSMIC_RAYS');
  expect(school.errors).toEqual([{ type: 'unexpected_status', where: 'language model', raw: 'COSMIC_RAYS' }]);
});

test('a word in the library that nobody knows ends the request with an alert, and keeps the word', async () => {
  const school = new School({ model: { understandQuery: [replyWith(TOPIC)] } });
  school.library.acquire = async () => {
    throw new UnrecognisedWord('lessons.quality', 'superb');
  };
  const request = await school.ask();
  expect(await school.deliver(request)).toMatchObject({ kind: 'dead_letter', reason: 'request_failed' });
  expect(await school.answer(request)).toMatchObject({ kind: 'failed', reason: 'unrecognised_status' });
  expect(school.telemetry.of('unexpected_status')).toEqual([
    { type: 'unexpected_status', where: 'lessons.quality', raw: 'superb' },
  ]);
});

test('telemetry of a degraded answer says nothing that the student wrote', async () => {
  const school = new School({ model: { understandQuery: [DOWN] }, offline: OFFLINE });
  await school.deliver(await school.ask({ query: 'Why does Xylophilia happen?', interests: ['yodelling'] }));
  expect(JSON.stringify(school.telemetry.events)).not.toMatch(/xylophilia|yodelling/i);
});

/** A round that was asked and answered in own words. */
async function askAndAnswer(school: School, id: string, round: number): Promise<void> {
  const question = { ...SAMPLE_QUESTION, id: `question-${round}` };
  const outcome = { ...SAMPLE_OUTCOMES.clarification_needed, questions: [question], round };
  await school.repository.apply(id, { type: 'claim', worker: 'earlier', leaseFor: 15_000 });
  await school.repository.apply(id, { type: 'record_outcome', fence: round, outcome, upgradable: false });
  const reply = { kind: 'text', text: 'I mean the pushing' } as const;
  await school.repository.apply(id, { type: 'answer', questionId: question.id, reply });
}
