import { NO_MEDIA } from '../../src/domain/lesson.ts';
import { LESSON_SCRIPT } from './lesson-script.ts';

/** What a student sends, as a job's payload: the same for every participant. */
export interface BenchJob {
  readonly id: string;
  readonly query: string;
  readonly grade: number;
  readonly interests: readonly string[];
}

/** The job of that number. */
export function benchJob(id: string, number: number): BenchJob {
  return {
    id,
    query: `Why do I get pushed back when I shoot a basketball? #${number}`,
    grade: 10,
    interests: ['basketball'],
  };
}

/** The outcome that Vividly stores for a written lesson, as the document that the others store. */
export const OUTCOME_DOCUMENT = JSON.stringify({
  kind: 'success',
  lesson: {
    id: '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0001',
    topic: { id: 'newtons-third-law', name: 'Newton’s third law' },
    grade: 10,
    interest: { id: 'basketball', name: 'basketball', family: 'ball_sports' },
    language: 'en',
    quality: 'full',
    script: LESSON_SCRIPT,
    media: NO_MEDIA,
  },
  provenance: {
    model: 'instant',
    promptVersion: 'bench-1',
    modelCalls: 2,
    inputTokens: 1_200,
    outputTokens: 800,
    costUsd: null,
  },
});

/** Where the peers store it. */
export const OUTCOMES_TABLE = `
  CREATE TABLE outcomes (request_id uuid PRIMARY KEY, outcome jsonb NOT NULL, stored_at timestamptz NOT NULL DEFAULT now())`;

/** $1: request id, $2: outcome. Prepared once a connection. */
export const STORE_OUTCOME = {
  name: 'store-outcome',
  text: 'INSERT INTO outcomes (request_id, outcome) VALUES ($1, $2)',
} as const;

/** $1: request ids, $2: the outcome of each. For peers that hand over several jobs at once. */
export const STORE_OUTCOMES = {
  name: 'store-outcomes',
  text: 'INSERT INTO outcomes (request_id, outcome) SELECT * FROM unnest($1::uuid[], $2::jsonb[])',
} as const;
