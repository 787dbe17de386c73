import { describe, expect, test } from '@jest/globals';
import { draftsOf, failWith, hang, replyWith, streamWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { type ModelScript, ScriptedLanguageModel } from '../../src/adapters/scripted/scripted-language-model.ts';
import { modelFailure } from '../../src/domain/model-failure.ts';
import type { DraftListener, ModelCall, WriteScriptTask } from '../../src/domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../src/domain/query-understanding.ts';
import { FIXED_CATALOGUE } from '../support/fixed-catalogue.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { SCRIPT_REPLY } from '../support/vertex-fake/valid-answers.ts';
import { CLEAR_TASK, languageModelContract, type Situation, VAGUE_TASK } from './language-model.contract.ts';

const TOPIC: QueryUnderstanding = {
  kind: 'topic',
  topic: { id: 'newtons-third-law', name: "Newton's third law" },
  interest: { id: 'basketball', name: 'basketball', family: 'ball_sports' },
  confidence: 0.9,
  guessed: false,
};
const AMBIGUOUS: QueryUnderstanding = {
  kind: 'ambiguous',
  questions: [
    {
      id: 'q',
      text: 'What exactly?',
      options: [
        { id: 'a', label: 'Slipping' },
        { id: 'b', label: 'Flying' },
      ],
      freeText: true,
    },
  ],
  reasoning: 'No subject.',
  bestGuess: { id: 'friction', name: 'Friction' },
};
const SCRIPT = { ...SCRIPT_REPLY, estimatedSeconds: 60, sources: [] };

const CUT_OFF = failWith(modelFailure.unavailable('scripted'));
const FAILURES = {
  unavailable: failWith(modelFailure.unavailable('scripted')),
  rate_limited: failWith(modelFailure.rateLimited('scripted', 1_000)),
  truncated: failWith(modelFailure.truncated('scripted')),
  refused: failWith(modelFailure.safetyBlocked('SAFETY', 'scripted')),
  unknown_word: failWith(modelFailure.unrecognised('COSMIC_RAYS', 'scripted')),
} as const satisfies Partial<Record<Situation, unknown>>;

languageModelContract(
  'ScriptedLanguageModel',
  () => {
    const clock = new ManualClock();
    let situation: Situation | null = null;
    const disturbed = () => (situation === 'hang' ? hang() : (FAILURES[situation as keyof typeof FAILURES] ?? null));
    const understanding = ({ query, mustDecide }: typeof CLEAR_TASK) =>
      disturbed() ??
      replyWith(query !== VAGUE_TASK.query ? TOPIC : mustDecide ? { ...TOPIC, guessed: true } : AMBIGUOUS);
    const script = {
      understandQuery: [understanding, understanding],
      writeScript: [
        (task: WriteScriptTask, call: ModelCall, onDraft?: DraftListener) =>
          disturbed() ??
          streamWith(draftsOf(SCRIPT), situation === 'cut_off' ? CUT_OFF : replyWith(SCRIPT))(task, call, onDraft),
      ],
    };
    const model = new ScriptedLanguageModel({ clock, script });
    return {
      model,
      clock,
      catalogue: FIXED_CATALOGUE,
      elapse: (milliseconds) => clock.advance(milliseconds),
      provoke: (wanted) => {
        situation = wanted;
      },
    };
  },
  {
    provokes: ['unavailable', 'rate_limited', 'truncated', 'refused', 'unknown_word', 'hang', 'cut_off'],
    quality: 'full',
    streams: true,
  },
);

describe('ScriptedLanguageModel', () => {
  const clock = new ManualClock();
  const call = () => ({ signal: new AbortController().signal, deadline: clock.now() + 1_000 });
  const scripted = (script: ModelScript) => new ScriptedLanguageModel({ clock, script });

  test('rejects loudly when its script runs out', async () => {
    const model = scripted({ understandQuery: [replyWith(TOPIC)] });
    await model.understandQuery(CLEAR_TASK, call());
    await expect(model.understandQuery(CLEAR_TASK, call())).rejects.toThrow('no answer for call 2 of understandQuery');
  });

  test('gives its answers in order', async () => {
    const model = scripted({ understandQuery: [failWith(modelFailure.unavailable('once')), replyWith(TOPIC)] });
    expect(await model.understandQuery(CLEAR_TASK, call())).toMatchObject({ kind: 'failure' });
    expect(await model.understandQuery(CLEAR_TASK, call())).toMatchObject({ kind: 'reply', value: TOPIC });
  });

  test('records calls as they were, whatever happens to the task afterwards', async () => {
    const model = scripted({ understandQuery: [replyWith(TOPIC)] });
    const task = { ...CLEAR_TASK, interests: ['basketball'] };
    await model.understandQuery(task, call());
    task.interests.push('cooking');
    expect(model.calls).toEqual([{ method: 'understandQuery', task: CLEAR_TASK, deadline: clock.now() + 1_000 }]);
  });

  test('a call that was aborted before it began costs no answer of the script', async () => {
    const model = scripted({ understandQuery: [replyWith(TOPIC)] });
    const aborted = await model.understandQuery(CLEAR_TASK, { ...call(), signal: AbortSignal.abort() });
    expect(aborted).toMatchObject({ kind: 'failure', failure: { kind: 'timeout' }, modelCalls: 0 });
    expect(await model.understandQuery(CLEAR_TASK, call())).toMatchObject({ kind: 'reply' });
  });

  test('a call that is stopped in the middle takes its draft back, and tells nothing more', async () => {
    let later: DraftListener | undefined;
    const [opening] = draftsOf(SCRIPT);
    const model = scripted({
      writeScript: [
        (_task, _call, onDraft) => {
          onDraft?.(opening ?? null);
          later = onDraft;
          return hang();
        },
      ],
    });
    const told: unknown[] = [];
    const controller = new AbortController();
    const task = { ...CLEAR_TASK, topic: TOPIC.topic, interest: null };
    const reply = model.writeScript(task, { ...call(), signal: controller.signal }, (draft) => void told.push(draft));
    controller.abort();
    expect(await reply).toMatchObject({ kind: 'failure' });
    later?.(opening ?? null);
    expect(told).toEqual([opening, null]);
  });

  test('a changed answer does not change the script', async () => {
    const answer = replyWith({ ...SCRIPT, takeaways: ['one', 'two', 'three'] });
    const model = scripted({ writeScript: [answer, answer] });
    const task = { ...CLEAR_TASK, topic: TOPIC.topic, interest: null };
    const first = await model.writeScript(task, call());
    if (first.kind === 'reply') (first.value.takeaways as string[]).length = 0;
    expect(await model.writeScript(task, call())).toMatchObject({ value: { takeaways: ['one', 'two', 'three'] } });
  });
});
