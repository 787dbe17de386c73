import { z } from 'zod';
import { DEAD_LETTER_REASONS } from '../../../domain/delivery-disposition.ts';
import { DEAD_LETTER_STATES } from '../../../domain/ports/dead-letter-ledger.ts';
import { REQUEST_STATUSES } from '../../../domain/request-status.ts';
import { clarificationsSchema, requestEventBodySchema } from '../../wire/request-documents.ts';
import { requestViewSchema } from '../../wire/request-view-schema.ts';

const instant = z.iso.datetime();
const count = z.int().min(0);

/** A dead letter in a list. */
export const deadLetterSchema = z
  .strictObject({
    id: z.string(),
    reason: z.enum(DEAD_LETTER_REASONS),
    detail: z.string(),
    requestId: z.string().nullable(),
    filedAt: instant,
    state: z.enum(DEAD_LETTER_STATES),
  })
  .meta({ id: 'DeadLetter' });

/** A dead letter with its body. */
export const wholeDeadLetterSchema = deadLetterSchema
  .extend({
    body: z.string().meta({ description: 'As text where it is UTF-8, else in base64.' }),
    bodyEncoding: z.enum(['utf-8', 'base64']),
  })
  .meta({ id: 'WholeDeadLetter' });

/** A request's whole story. */
export const requestStorySchema = z
  .strictObject({
    request: requestViewSchema,
    studentId: z.string(),
    idempotencyKey: z.string().nullable(),
    generation: count,
    attempts: count,
    fence: count,
    startedAt: instant.nullable(),
    recheckAt: instant.nullable(),
    lease: z.strictObject({ worker: z.string(), expiresAt: instant }).nullable(),
    upgrade: z.enum(['none', 'possible', 'wanted', 'running']).nullable(),
    traceparent: z.string().nullable(),
    clarifications: clarificationsSchema,
    events: z.array(
      z.strictObject({ sequence: z.int(), generation: z.int(), at: instant, body: requestEventBodySchema }),
    ),
  })
  .meta({ id: 'RequestStory' });

/** How the service does, at a glance. */
export const summarySchema = z
  .strictObject({
    requests: z.strictObject(
      Object.fromEntries(REQUEST_STATUSES.map((status) => [status, count])) as Record<
        (typeof REQUEST_STATUSES)[number],
        typeof count
      >,
    ),
    waitingForModel: count.meta({ description: 'Requests and basic lessons that a returning model can help.' }),
    models: z.array(z.strictObject({ model: z.string(), circuit: z.enum(['closed', 'open', 'half_open']) })),
    deadLettersWaiting: z.strictObject({
      count,
      more: z.boolean().meta({ description: 'True when there are more than were counted.' }),
    }),
  })
  .meta({ id: 'Summary' });
