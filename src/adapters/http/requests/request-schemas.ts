import { z } from 'zod';
import { MODALITIES } from '../../../domain/lesson.ts';
import { MAX_INTEREST_CHARACTERS, MAX_INTERESTS, MAX_QUERY_CHARACTERS } from '../../../domain/question.ts';

/** Text that can be stored: half of a surrogate pair cannot. */
const text = (what: string) =>
  z
    .string(`Send ${what} as text.`)
    .refine((value) => !/\p{Cs}/u.test(value), 'The text has half of a character. Send whole ones.');

/**
 * What a student sends. Types are checked here; limits are the domain's, which reports all of them together after the
 * text was cleaned, so here they are only documented.
 */
export const questionBodySchema = z
  .strictObject(
    {
      query: text('the question').meta({
        description: `What the student wants to understand: 3 to ${MAX_QUERY_CHARACTERS} characters, with words.`,
        examples: ['Why do I get pushed back when I shoot a basketball?'],
      }),
      grade: z.number('Send the grade as a number from 1 to 12.').meta({
        description: 'The school grade, a whole number.',
        type: 'integer',
        minimum: 1,
        maximum: 12,
        examples: [10],
      }),
      interests: z
        .array(text('each interest'), 'Send the interests as a list of texts.')
        .meta({
          description: `What the student likes: at most ${MAX_INTERESTS}, each of at most ${MAX_INTEREST_CHARACTERS} characters.`,
          examples: [['basketball']],
        })
        .optional(),
      modalities: z
        .array(
          z.string('Send each modality as text.').meta({ enum: [...MODALITIES] }),
          'Send the modalities as a list of texts.',
        )
        .meta({ description: 'What to receive; text always comes.' })
        .optional(),
      language: z
        .string('Send the language as a tag such as "en".')
        .meta({ description: 'BCP 47 tag; "en" where left out.', examples: ['en'] })
        .optional(),
    },
    { error: (issue) => (issue.code === 'invalid_type' ? 'Send a JSON object with query and grade.' : undefined) },
  )
  .meta({ id: 'Question' });

const exactlyOne = ({ optionId, text: words, skip }: { optionId?: unknown; text?: unknown; skip?: unknown }): boolean =>
  [optionId, words, skip].filter((given) => given !== undefined).length === 1;

/** An answer to a clarifying question: one of its options, own words, or "just pick one". */
export const answerBodySchema = z
  .strictObject(
    {
      questionId: z.string('Send the id of the question that you answer.'),
      optionId: z.string('Send the id of the option as text.').optional(),
      text: text('your own words').optional(),
      skip: z.literal(true, 'Send true to have the best guess used, or leave it out.').optional(),
    },
    {
      error: (issue) =>
        issue.code === 'invalid_type' ? 'Send a JSON object with questionId and one answer.' : undefined,
    },
  )
  .refine(exactlyOne, 'Send exactly one of optionId, text and skip.')
  .meta({
    id: 'ClarificationAnswer',
    oneOf: [{ required: ['optionId'] }, { required: ['text'] }, { required: ['skip'] }],
  });

/** The key under which a question is accepted once. */
export const idempotencyHeaderSchema = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x20-\x7e]{1,200}$/, 'The Idempotency-Key must be 1 to 200 printable ASCII characters.')
    .optional()
    .meta({ description: 'Sending the same question again under the same key gives the request that exists.' }),
});

/** Which page of a list. */
export const pageQuerySchema = z.object({
  limit: z.coerce
    .number('The limit must be a whole number from 1 to 100.')
    .int('The limit must be a whole number from 1 to 100.')
    .min(1, 'The limit must be at least 1.')
    .max(100, 'The limit must be at most 100.')
    .default(20)
    .meta({ description: 'How many to give.' }),
  cursor: z
    .uuid('The cursor must be a nextCursor of an earlier page.')
    .optional()
    .meta({ description: 'The nextCursor of the page before.' }),
});
