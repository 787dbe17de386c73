import { z } from 'zod';
import { STAGES } from '../../domain/stage.ts';
import { outcomeEventSchema } from './request-documents.ts';
import { RANGES } from './time-ranges.ts';

const instant = z.iso.datetime();
const count = z.int().min(0);
const { kind, why } = outcomeEventSchema.shape;
const outcome = { outcome: kind, why: why.unwrap().nullable(), count };
const rate = z.number().min(0).max(1).nullable();

const range = { range: z.enum(RANGES), from: instant, to: instant };

/** Outcomes over time. */
export const outcomeStatisticsSchema = z
  .strictObject({
    ...range,
    bucketSeconds: count,
    answers: count.meta({ description: 'All outcomes of the range that this version knows.' }),
    clarificationRate: rate.meta({ description: 'Of all answers; null where there were none.' }),
    outOfScopeRate: rate,
    totals: z.array(z.strictObject(outcome)).meta({ description: 'The most frequent first.' }),
    counts: z.array(z.strictObject({ at: instant, ...outcome })).meta({ description: 'By bucket, oldest first.' }),
    unrecognised: z
      .array(z.strictObject({ word: z.string(), count }))
      .meta({ description: 'Outcomes whose word this version does not know. They are in no other number.' }),
  })
  .meta({ id: 'OutcomeStatistics' });

const percentiles = { count, p50: z.number().min(0), p95: z.number().min(0), p99: z.number().min(0) };

/** How long things took, in seconds. */
export const latencyStatisticsSchema = z
  .strictObject({
    ...range,
    share: z.number().min(0).max(1).meta({ description: 'The share of requests that was looked at.' }),
    answer: z
      .strictObject(percentiles)
      .nullable()
      .meta({ description: 'Seconds from submission to the first outcome.' }),
    stages: z
      .array(z.strictObject({ stage: z.enum(STAGES).exclude(['done']), ...percentiles }))
      .meta({ description: 'Seconds in each stage.' }),
  })
  .meta({ id: 'LatencyStatistics' });

/** What lessons cost. */
export const modelStatisticsSchema = z
  .strictObject({
    ...range,
    models: z.array(
      z.strictObject({
        model: z.string(),
        lessons: count,
        modelCalls: count,
        inputTokens: count,
        outputTokens: count,
        costUsd: z.number().min(0).meta({ description: 'Of the lessons whose price was configured.' }),
        unpriced: count.meta({ description: 'Lessons whose price was not.' }),
      }),
    ),
  })
  .meta({ id: 'ModelStatistics' });

export type OutcomeStatistics = z.infer<typeof outcomeStatisticsSchema>;
export type LatencyStatistics = z.infer<typeof latencyStatisticsSchema>;
export type ModelStatistics = z.infer<typeof modelStatisticsSchema>;
