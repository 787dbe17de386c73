import type { FakeReply, GenerateContentBody } from './fake-reply.ts';
import { candidate } from './recorded-replies.ts';

/** A reply that understood the question as a topic of the fixed catalogue. */
export const TOPIC_REPLY = {
  reasoning: 'Being pushed back is the other half of the push.',
  decision: 'topic',
  topicId: 'newtons-third-law',
  interest: 'basketball',
  confidence: 0.93,
  question: null,
  options: [],
  nearestTopicIds: [],
  blockedCategory: null,
};

/** A reply that found the question vague. */
export const AMBIGUOUS_REPLY = {
  ...TOPIC_REPLY,
  reasoning: 'The question names no subject.',
  decision: 'ambiguous',
  topicId: 'friction',
  confidence: 0.3,
  question: 'What would you like to understand?',
  options: [
    { label: 'Why things slip', topicId: 'friction' },
    { label: 'Why thrown things fall', topicId: 'projectile-motion' },
    { label: 'Something else', topicId: null },
  ],
};

const SECTION = {
  heading: 'Push and push back',
  narration: 'When you push the ball, the ball pushes you.',
  onScreenText: 'Two equal pushes',
  visual: 'Two arrows of the same length',
};

/** A lesson script as the model writes it. */
export const SCRIPT_REPLY = {
  title: 'Why the ball pushes you back',
  hook: 'You shoot, and something shoves you backwards. What is it?',
  sections: [SECTION, { ...SECTION, heading: 'On the court' }, { ...SECTION, heading: 'A common mistake' }],
  takeaways: ['Forces come in pairs.', 'They act on two things.', 'They are equally large.'],
  checkQuestions: [{ question: 'Which push is larger?', answer: 'Neither.' }],
};

/** Whether a request asks for a lesson script; the other task is to understand a question. */
export function asksForScript(body: GenerateContentBody): boolean {
  return 'sections' in body.generationConfig.responseSchema.properties;
}

/** Answers either task with valid JSON; the understanding given here, or the topic reply. */
export function stop(understanding: object = TOPIC_REPLY) {
  return (body: GenerateContentBody): FakeReply =>
    candidate(JSON.stringify(asksForScript(body) ? SCRIPT_REPLY : understanding), 'STOP');
}

/** The same, in the fence that models like to add. */
export function fenced(body: GenerateContentBody): FakeReply {
  const json = JSON.stringify(asksForScript(body) ? SCRIPT_REPLY : TOPIC_REPLY, null, 2);
  return candidate(`\`\`\`json\n${json}\n\`\`\``, 'STOP');
}

/** The whole response to a request that is answered with this JSON. */
export function responseOf(json: unknown): unknown {
  const reply = candidate(JSON.stringify(json), 'STOP');
  return reply.kind === 'response' ? reply.body : null;
}
