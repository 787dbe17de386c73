import type { FakeAnswer, FakeReply, GenerateContentBody } from '../support/vertex-fake/fake-reply.ts';
import { candidate } from '../support/vertex-fake/recorded-replies.ts';
import { VERTEX_SITUATIONS } from '../support/vertex-fake/situations.ts';
import { AMBIGUOUS_REPLY, asksForScript, SCRIPT_REPLY, TOPIC_REPLY } from '../support/vertex-fake/valid-answers.ts';

/** How the fake Vertex AI feels at the moment. */
export type ModelMood = 'well' | 'overloaded' | 'rate_limited' | 'retired' | 'hanging' | 'resetting';

/** Topics of the shipped catalogue that the fake understands questions as. */
const TOPICS = ['newtons-third-law', 'friction', 'projectile-motion', 'osmosis', 'photosynthesis', 'plate-tectonics'];
/** One question in so many is found to be vague. */
const VAGUE_EVERY = 10;

/** What the fake answers in each mood. */
export const MOOD_ANSWERS: { readonly [Mood in ModelMood]: FakeAnswer } = {
  well: answered,
  overloaded: VERTEX_SITUATIONS.overloaded,
  rate_limited: VERTEX_SITUATIONS.rate_limited_bare,
  retired: VERTEX_SITUATIONS.retired_model,
  hanging: VERTEX_SITUATIONS.hang,
  resetting: VERTEX_SITUATIONS.reset,
};

/** A valid answer that depends on the question alone and takes some time, so that workers die in the middle of calls. */
function answered(body: GenerateContentBody): FakeReply {
  const mark = fingerprint(JSON.stringify(body.contents));
  const reply = asksForScript(body) ? SCRIPT_REPLY : understanding(mark);
  const response = candidate(JSON.stringify(reply), 'STOP');
  return response.kind === 'response' ? { ...response, after: 200 + (mark % 1_500) } : response;
}

function understanding(mark: number): object {
  if (mark % VAGUE_EVERY === 0) return AMBIGUOUS_REPLY;
  return { ...TOPIC_REPLY, topicId: TOPICS[mark % TOPICS.length] };
}

function fingerprint(text: string): number {
  let sum = 0;
  for (const character of text) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}
