import { z } from 'zod';
import type { LessonScript } from '../../../domain/lesson.ts';
import { responseSchemaOf } from './response-schema.ts';

const words = (limit: number) => z.string().trim().min(1).max(limit);

/** The reply to "write this lesson". Source of the response schema. */
export const scriptReply = z.object({
  title: words(150),
  hook: words(1_000).describe('One or two sentences that open the lesson.'),
  sections: z
    .array(
      z.object({
        heading: words(150),
        narration: words(3_000).describe('What is said, as plain spoken sentences.'),
        onScreenText: words(400).describe('A few words shown while it is said.'),
        visual: words(600).describe('What is drawn while it is said.'),
      }),
    )
    .min(3)
    .max(5),
  takeaways: z.array(words(400)).length(3),
  checkQuestions: z
    .array(z.object({ question: words(400), answer: words(600) }))
    .min(1)
    .max(3),
});

export type ScriptReply = z.infer<typeof scriptReply>;

/** The same shape in Gemini's words. */
export const SCRIPT_RESPONSE_SCHEMA = responseSchemaOf(scriptReply);

const SPOKEN_WORDS_PER_SECOND = 2.5;

/**
 * The domain's script from a reply. The length is counted from the words, and the sources are the ones we gave the
 * model: both would be invented if the model were asked.
 */
export function scriptOf(reply: ScriptReply, sources: readonly string[]): LessonScript {
  const spoken = [reply.hook, ...reply.sections.map((section) => section.narration), ...reply.takeaways];
  const count = spoken.join(' ').split(/\s+/u).length;
  return { ...reply, estimatedSeconds: Math.ceil(count / SPOKEN_WORDS_PER_SECOND), sources };
}
