import { expect, test } from '@jest/globals';
import { ModelChain } from '../../src/adapters/model-chain/model-chain.ts';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { ScriptedLanguageModel } from '../../src/adapters/scripted/scripted-language-model.ts';
import type { ModelReply } from '../../src/domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../src/domain/query-understanding.ts';
import { MODEL_FAILURES, TOPIC } from '../application/support/answers.ts';
import { CountedIds, RecordingTelemetry } from '../application/support/doubles.ts';
import { CLEAR_TASK } from '../contract/language-model.contract.ts';
import { ManualClock } from '../support/manual-clock.ts';

const DOWN = failWith(MODEL_FAILURES.unavailable);

/** A chain of one model, whose circuit opens after two failures. */
function chainOf(understandQuery: readonly ModelReply<QueryUnderstanding>[], concurrency: number) {
  const clock = new ManualClock();
  const own = new RecordingTelemetry();
  const chain = new ModelChain([new ScriptedLanguageModel({ clock, script: { understandQuery }, name: 'gemini' })], {
    clock,
    ids: new CountedIds(),
    telemetry: own,
    retry: { maxAttempts: 1, firstDelay: 200, maxDelay: 2_000 },
    callTimeout: 15_000,
    concurrency,
    openAfter: 2,
    probeAfter: 10_000,
  });
  const ask = (telemetry?: RecordingTelemetry) => {
    const call = { signal: new AbortController().signal, deadline: clock.now() + 20_000 };
    return chain.understandQuery(CLEAR_TASK, telemetry === undefined ? call : { ...call, telemetry });
  };
  return { own, ask };
}

test('what a call came to is told where the call says, also when it opened the circuit', async () => {
  const { own, ask } = chainOf([DOWN, DOWN], 1);
  const [first, second] = [new RecordingTelemetry(), new RecordingTelemetry()];
  await ask(first);
  await ask(second);
  expect(first.events.map(({ type }) => type)).toEqual(['model_called']);
  expect(second.events.map(({ type }) => type)).toEqual(['model_called', 'model_circuit']);
  expect(second.of('model_circuit')).toEqual([{ type: 'model_circuit', model: 'gemini', state: 'open' }]);
  expect(own.events).toEqual([]);
});

test('a call that waits for its turn is told of where it says, whoever begins it', async () => {
  const { own, ask } = chainOf([replyWith(TOPIC), replyWith(TOPIC)], 1);
  const [first, second] = [new RecordingTelemetry(), new RecordingTelemetry()];
  await Promise.all([ask(first), ask(second)]);
  expect([first, second].map(({ events }) => events.map(({ type }) => type))).toEqual([
    ['model_called'],
    ['model_called'],
  ]);
  expect(own.events).toEqual([]);
});

test('a call that does not say is told of by the chain', async () => {
  const { own, ask } = chainOf([replyWith(TOPIC)], 1);
  await ask();
  expect(own.of('model_called')).toHaveLength(1);
});
