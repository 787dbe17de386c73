import type { OutcomeKind } from '../generation-outcome.ts';
import type { Instant, Milliseconds } from '../instant.ts';
import type { OutcomeWhy } from '../outcome-facts.ts';
import type { Stage } from '../stage.ts';

/** From `from`, included, to `to`, left out. */
export interface JournalRange {
  readonly from: Instant;
  readonly to: Instant;
}

/** How many outcomes of one kind and reason were committed in one bucket of time. */
export interface OutcomeCount {
  /** Where the bucket begins: a multiple of its length. */
  readonly at: Instant;
  readonly outcome: OutcomeKind;
  readonly why: OutcomeWhy | null;
  readonly count: number;
}

export interface OutcomeCounts {
  readonly counts: readonly OutcomeCount[];
  /** Words that this version does not know, most likely written by a newer one; never counted as something else. */
  readonly unrecognised: readonly { readonly word: string; readonly count: number }[];
}

/** Durations in milliseconds: half, 95 and 99 of a hundred took no longer. */
export interface Percentiles {
  readonly count: number;
  readonly p50: Milliseconds;
  readonly p95: Milliseconds;
  readonly p99: Milliseconds;
}

export interface LatencyReport {
  /** The share of requests that was looked at, above 0 to 1: beyond `most` events a fair sample stands for all. */
  readonly share: number;
  /** From submission to the first outcome, so that no wait for a student is in it; null where there was none. */
  readonly answer: Percentiles | null;
  readonly stages: readonly (Percentiles & { readonly stage: Exclude<Stage, 'done'> })[];
}

/** What lessons of one model cost. */
export interface ModelUse {
  readonly model: string;
  readonly lessons: number;
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars of those whose price was known. */
  readonly costUsd: number;
  /** Lessons whose price was not. */
  readonly unpriced: number;
}

/** A request as a search finds it. Holds no student text. */
export interface FoundRequest {
  readonly id: string;
  readonly correlationId: string;
  readonly studentId: string;
  /** As stored, known to this version or not: what cannot be read is what an operator looks for. */
  readonly status: string;
  readonly outcome: string | null;
  readonly generation: number;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface FoundPage {
  readonly requests: readonly FoundRequest[];
  /** Pass to get the next page; null at the end. */
  readonly nextCursor: string | null;
}

/**
 * What happened to all requests, for an operator. Reads only; takes no lock that a writer would wait for.
 *
 * 1. `outcomes` counts every outcome committed in the range, also one that was replaced since, in buckets of the given
 *    length, oldest first; words that it does not know are counted apart.
 * 2. `latency` measures a stage from its start to the next event of the request, where both are in the range, and an
 *    answer from submission to the first outcome, where that is in the range; `queued` begins when the request is due.
 * 3. `modelUse` adds up what the lessons made in the range cost, upgrades included and lessons from the library not; the
 *    model that made most first.
 * 4. `search` gives the requests whose id, correlation id or student id is exactly the text, newest first, page by page.
 * 5. `search` gives rows that this version cannot read, too; a text that nothing can have finds nothing.
 * 6. When the database cannot be reached, or takes too long, it rejects with a retryable PortFault.
 */
export interface OperationsJournal {
  outcomes(range: JournalRange, bucket: Milliseconds): Promise<OutcomeCounts>;
  latency(range: JournalRange, most: number): Promise<LatencyReport>;
  modelUse(range: JournalRange): Promise<readonly ModelUse[]>;
  search(text: string, page: { readonly limit: number; readonly cursor: string | null }): Promise<FoundPage>;
}
