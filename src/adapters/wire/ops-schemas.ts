import { z } from 'zod';
import { DEAD_LETTER_REASONS } from '../../domain/delivery-disposition.ts';
import { DEAD_LETTER_STATES } from '../../domain/ports/dead-letter-ledger.ts';
import { CIRCUIT_STATES } from '../../domain/ports/worker-reports.ts';
import { REQUEST_STATUSES } from '../../domain/request-status.ts';
import { provenanceSchema } from './lesson-schema.ts';
import { clarificationsSchema, requestEventBodySchema } from './request-documents.ts';
import { requestViewSchema } from './request-view-schema.ts';

const instant = z.iso.datetime();
const count = z.int().min(0);
const age = z.number().min(0).nullable();

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
    provenance: provenanceSchema
      .nullable()
      .meta({ description: 'What the work of this generation cost that is finished and kept.' }),
    events: z.array(
      z.strictObject({ sequence: z.int(), generation: z.int(), at: instant, body: requestEventBodySchema }),
    ),
  })
  .meta({ id: 'RequestStory' });

/** How the service does, at a glance. */
export const summarySchema = z
  .strictObject({
    at: instant.meta({ description: 'When this was read, in the database’s time.' }),
    requests: z.strictObject(
      Object.fromEntries(REQUEST_STATUSES.map((status) => [status, count])) as Record<
        (typeof REQUEST_STATUSES)[number],
        typeof count
      >,
    ),
    queue: z.strictObject({
      depth: count,
      oldestSeconds: age.meta({ description: 'For how long the request that is due first has been due.' }),
      longestInWorkSeconds: age.meta({ description: 'For how long the longest generation has been going on.' }),
    }),
    waitingForModel: count.meta({ description: 'Requests and basic lessons that a returning model can help.' }),
    models: z
      .array(z.strictObject({ model: z.string(), circuit: z.enum(CIRCUIT_STATES) }))
      .meta({ description: 'The worst circuit that a live worker reports for each model.' }),
    workers: z.strictObject({ live: count, gone: count }),
    unexpectedStatuses: count.meta({ description: 'Unknown words that live workers met since they started.' }),
    deadLettersWaiting: z.strictObject({ count }),
  })
  .meta({ id: 'Summary' });

/** A worker as it reported itself last. */
export const workerSchema = z
  .strictObject({
    worker: z.string(),
    state: z
      .enum(['live', 'gone'])
      .meta({ description: 'Gone: it said nothing for a while, and did not say goodbye.' }),
    startedAt: instant,
    seenAt: instant,
    silentSeconds: z.number().min(0),
    version: z.string(),
    inWork: count,
    circuits: z.array(z.strictObject({ model: z.string(), state: z.enum(CIRCUIT_STATES) })),
    unexpectedStatuses: z.array(z.strictObject({ where: z.string(), count })),
    modelCalls: z.array(z.strictObject({ model: z.string(), calls: count, failed: count })),
  })
  .meta({ id: 'Worker' });

/** A request as a search finds it, without the question. */
export const foundRequestSchema = z
  .strictObject({
    id: z.string(),
    correlationId: z.string(),
    studentId: z.string(),
    status: z.string().meta({ description: 'As stored: a word that this version does not know is shown as it is.' }),
    outcome: z.string().nullable(),
    generation: count,
    attempts: count,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'FoundRequest' });

/** A page of a search. */
export const foundPageSchema = z
  .strictObject({
    requests: z.array(foundRequestSchema),
    nextCursor: z.string().nullable().meta({ description: 'Send it as `cursor` for the next page; null at the end.' }),
  })
  .meta({ id: 'FoundPage' });

export type DeadLetterView = z.infer<typeof deadLetterSchema>;
export type WholeDeadLetterView = z.infer<typeof wholeDeadLetterSchema>;
export type RequestStoryView = z.infer<typeof requestStorySchema>;
export type SummaryView = z.infer<typeof summarySchema>;
export type WorkerView = z.infer<typeof workerSchema>;
export type FoundRequestView = z.infer<typeof foundRequestSchema>;
