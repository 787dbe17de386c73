import { describe, expect, test } from '@jest/globals';
import { type FaultOptions, FaultyLanguageModel } from '../../src/adapters/offline/faulty-language-model.ts';
import { draftsOf, replyWith, streamWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { ScriptedLanguageModel } from '../../src/adapters/scripted/scripted-language-model.ts';
import { MODEL_FAULTS } from '../../src/adapters/wire/model-faults.ts';
import type { LanguageModel, ModelCall, UnderstandQueryTask } from '../../src/domain/ports/language-model.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { sampleLesson } from '../support/samples.ts';

const TASK: UnderstandQueryTask = {
  query: 'osmosis',
  grade: 9,
  interests: [],
  language: 'en',
  clarifications: [],
  mustDecide: false,
};
const ANSWER = replyWith({ kind: 'out_of_scope', reason: 'not_covered', nearestTopics: [] } as const);
const DEADLINE = 30_000;

function open(options: Partial<FaultOptions> = {}, answers = 1) {
  const clock = new ManualClock();
  const understandQuery = Array.from({ length: answers }, () => ANSWER);
  const inner = new ScriptedLanguageModel({ clock, script: { understandQuery } });
  const model = new FaultyLanguageModel(inner, {
    fault: 'none',
    latency: { meanMs: 0 },
    ids: { random: () => 0.5 },
    ...options,
    clock,
  });
  const call = (signal = new AbortController().signal): ModelCall => ({ signal, deadline: clock.now() + DEADLINE });
  return { clock, inner, model, call };
}

describe('a faulty model', () => {
  test.each([
    ['unavailable', { kind: 'unavailable', retryable: true }, 1],
    ['not_found', { kind: 'model_not_found', retryable: false }, 1],
    ['rate_limited', { kind: 'rate_limited', retryable: true, retryAfter: expect.any(Number) }, 1],
    ['malformed', { kind: 'malformed_reply', retryable: false }, 2],
  ] as const)('%s answers its failure, and never asks the model', async (fault, failure, modelCalls) => {
    const { model, inner, call } = open({ fault });
    expect(await model.understandQuery(TASK, call())).toMatchObject({ kind: 'failure', failure, modelCalls });
    expect(inner.calls).toEqual([]);
  });

  test('without a fault hands on the drafts of a script', async () => {
    const clock = new ManualClock();
    const { script, topic, grade, interest, language } = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0401');
    const writeScript = [streamWith(draftsOf(script), replyWith(script))];
    const inner = new ScriptedLanguageModel({ clock, script: { writeScript } });
    const options = { fault: 'none', latency: { meanMs: 0 }, clock, ids: { random: () => 0.5 } } as const;
    const told: unknown[] = [];
    const call = { signal: new AbortController().signal, deadline: clock.now() + DEADLINE };
    const task = { topic, query: 'osmosis', grade, interest, language };
    await new FaultyLanguageModel(inner, options).writeScript(task, call, (draft) => void told.push(draft));
    expect(told).toEqual(draftsOf(script));
  });

  test('without a fault hands on the reply', async () => {
    const { model, call } = open();
    expect(await model.understandQuery(TASK, call())).toEqual(ANSWER);
  });

  test('flaky fails about half of its calls', async () => {
    const draws = [0.1, 0.9, 0.4, 0.6];
    const { model, call } = open({ fault: 'flaky', ids: { random: () => draws.shift() ?? 0 } }, 2);
    const kinds = [];
    for (let index = 0; index < 4; index += 1) kinds.push((await model.understandQuery(TASK, call())).kind);
    expect(kinds).toEqual(['failure', 'reply', 'failure', 'reply']);
  });

  test('takes its time around the mean', async () => {
    const { model, clock, call } = open({ latency: { meanMs: 1_000 }, ids: { random: () => 0.25 } });
    let done = false;
    const reply = model.understandQuery(TASK, call()).then(() => (done = true));
    await clock.advance(749);
    expect(done).toBe(false);
    await clock.advance(1);
    await reply;
    expect(done).toBe(true);
  });

  test('slow ends with the deadline, as a timeout', async () => {
    const { model, clock, inner, call } = open({ fault: 'slow' });
    const reply = model.understandQuery(TASK, call());
    await clock.advance(DEADLINE);
    expect(await reply).toMatchObject({ kind: 'failure', failure: { kind: 'timeout', retryable: true } });
    expect(inner.calls).toEqual([]);
  });

  test.each(MODEL_FAULTS)('%s ends at once when the signal aborts', async (fault) => {
    const { model, call } = open({ fault, latency: { meanMs: 5_000 } });
    const controller = new AbortController();
    const reply = model.understandQuery(TASK, call(controller.signal));
    controller.abort();
    expect(await reply).toMatchObject({ kind: 'failure', failure: { kind: 'timeout' } });
  });

  test('the fault can change between calls', async () => {
    const fault = { fault: 'unavailable' as FaultOptions['fault'] };
    const clock = new ManualClock();
    const inner = new ScriptedLanguageModel({ clock, script: { understandQuery: [ANSWER] } });
    const options = {
      latency: { meanMs: 0 },
      ids: { random: () => 0 },
      clock,
      get fault() {
        return fault.fault;
      },
    };
    const model = new FaultyLanguageModel(inner, options);
    const call = { signal: new AbortController().signal, deadline: clock.now() + DEADLINE };
    expect((await model.understandQuery(TASK, call)).kind).toBe('failure');
    fault.fault = 'none';
    expect((await model.understandQuery(TASK, call)).kind).toBe('reply');
  });

  test('never throws, even where the model does', async () => {
    const clock = new ManualClock();
    const broken: LanguageModel = {
      name: 'broken',
      understandQuery: () => Promise.reject(new TypeError('boom')),
      writeScript: () => Promise.reject(new TypeError('boom')),
    };
    const model = new FaultyLanguageModel(broken, {
      fault: 'none',
      latency: { meanMs: 0 },
      clock,
      ids: { random: () => 0 },
    });
    const call = { signal: new AbortController().signal, deadline: clock.now() + DEADLINE };
    expect(await model.understandQuery(TASK, call)).toMatchObject({
      failure: { kind: 'unrecognised', raw: 'TypeError' },
    });
    expect(model.name).toBe('broken');
  });
});
