import { createGenAiModel } from '../../../src/adapters/gemini/genai/create-gen-ai-model.ts';
import { createVertexAiModel } from '../../../src/adapters/gemini/vertexai/create-vertex-ai-model.ts';
import { FIXED_CATALOGUE } from '../../support/fixed-catalogue.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import type { FakeAnswer, GenerateContentBody } from '../../support/vertex-fake/fake-reply.ts';
import { VERTEX_SITUATIONS } from '../../support/vertex-fake/situations.ts';
import { beginningOf } from '../../support/vertex-fake/stream-events.ts';
import {
  AMBIGUOUS_REPLY,
  responseOf,
  SCRIPT_REPLY,
  stop,
  TOPIC_REPLY,
} from '../../support/vertex-fake/valid-answers.ts';
import { startVertexFake, type VertexFake } from '../../support/vertex-fake/vertex-fake.ts';
import {
  type LanguageModelCapabilities,
  type LanguageModelSubject,
  SITUATIONS,
  type Situation,
  VAGUE_TASK,
} from '../language-model.contract.ts';

/** The two SDKs, each with how it is made and what its fake must speak. */
export const SDKS = {
  vertexai: { create: createVertexAiModel, tls: true },
  genai: { create: createGenAiModel, tls: false },
} as const;
export type Sdk = keyof typeof SDKS;

/** Everything can be provoked through the fake. */
export const GEMINI_CAPABILITIES: LanguageModelCapabilities = { provokes: SITUATIONS, quality: 'full', streams: true };

/** A secret that must never turn up in a failure. */
export const ACCESS_TOKEN = 'ya29.very-secret';

/** A subject whose provider is a fake of its own. */
export interface GeminiSubject extends LanguageModelSubject {
  readonly clock: ManualClock;
  readonly fake: VertexFake;
  readonly close: () => Promise<void>;
}

/** A real SDK talking to a fresh fake, which understands the contract's two questions. */
export async function geminiSubject(sdk: Sdk, model = 'gemini-3.5-flash'): Promise<GeminiSubject> {
  const clock = new ManualClock();
  const { create, tls } = SDKS[sdk];
  const fake = await startVertexFake({ tls });
  fake.always((body) => stop(isVague(body) ? AMBIGUOUS_REPLY : TOPIC_REPLY)(body));
  return {
    model: await create({
      model,
      project: 'test-project',
      location: 'europe-west1',
      catalogue: FIXED_CATALOGUE,
      clock,
      prices: { 'gemini-3.5-flash': { inputPerMillion: 1, outputPerMillion: 4 } },
      endpoint: fake.url,
      accessToken: ACCESS_TOKEN,
    }),
    clock,
    catalogue: FIXED_CATALOGUE,
    fake,
    provoke: (situation) => {
      if (situation === 'malformed_once') fake.next(PROVOKED.malformed);
      else fake.always(PROVOKED[situation]);
    },
    elapse: (milliseconds) => clock.advance(milliseconds),
    underway: () => fake.received(fake.calls.length + 1),
    callsReceived: () => fake.calls.length,
    close: () => fake.close(),
  };
}

const SCRIPT_RESPONSE = responseOf(SCRIPT_REPLY);
/** Characters of the reply that hold title, hook and a bit of the first section. */
const OPENING = 160;

const PROVOKED: Readonly<Record<Exclude<Situation, 'malformed_once'>, FakeAnswer>> = {
  unavailable: VERTEX_SITUATIONS.overloaded,
  rate_limited: VERTEX_SITUATIONS.retry_after_header,
  quota_exhausted: VERTEX_SITUATIONS.daily_quota,
  model_not_found: VERTEX_SITUATIONS.retired_model,
  permission_denied: VERTEX_SITUATIONS.forbidden,
  invalid_request: VERTEX_SITUATIONS.bad_request,
  hang: VERTEX_SITUATIONS.hang,
  malformed: VERTEX_SITUATIONS.junk,
  unknown_topic: stop({ ...TOPIC_REPLY, topicId: 'alchemy' }),
  truncated: VERTEX_SITUATIONS.truncated,
  refused: VERTEX_SITUATIONS.safety,
  unknown_word: VERTEX_SITUATIONS.unknown_finish_reason,
  cut_off: { kind: 'stream', events: beginningOf(SCRIPT_RESPONSE, OPENING), ending: 'cut' },
};

function isVague(body: GenerateContentBody): boolean {
  return JSON.stringify(body.contents).includes(VAGUE_TASK.query);
}
