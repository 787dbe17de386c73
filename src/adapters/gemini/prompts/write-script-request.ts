import type { WriteScriptTask } from '../../../domain/ports/language-model.ts';
import type { Topic } from '../../../domain/topic.ts';
import type { GeminiRequest } from '../gemini-transport.ts';
import { SCRIPT_RESPONSE_SCHEMA } from '../replies/script-reply.ts';
import { fencedData } from './fenced-data.ts';
import { WRITE_SCRIPT_INSTRUCTION } from './system-instructions.ts';

// A script of five sections has about 2,000 tokens; the rest is room for thinking, which counts too.
const MAX_OUTPUT_TOKENS = 8_192;

/** The request for a lesson. The catalogue's own facts go with it, so that the model need not remember them. */
export function writeScriptRequest(task: WriteScriptTask, topic: Topic | null): GeminiRequest {
  const text = [
    `Topic: ${task.topic.name}.`,
    `Grade: ${task.grade}. Language: ${task.language}.`,
    task.interest ? `Interest: ${task.interest.name}.` : 'Interest: none.',
    '',
    ...(topic ? referenceFacts(topic) : []),
    fencedData({ question: task.query }),
  ].join('\n');
  return {
    systemInstruction: WRITE_SCRIPT_INSTRUCTION,
    turns: [{ role: 'user', text }],
    responseSchema: SCRIPT_RESPONSE_SCHEMA,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
  };
}

function referenceFacts(topic: Topic): readonly string[] {
  return [
    'Reference facts:',
    topic.summary,
    ...topic.explanation.standard,
    ...topic.misconceptions.map(({ belief, correction }) => `Common mistake: "${belief}" Put right: ${correction}`),
    '',
  ];
}
