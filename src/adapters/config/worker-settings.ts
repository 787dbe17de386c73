import { setting } from './setting.ts';
import { count, seconds } from './value-schemas.ts';

/** How a worker works, and for how long. */
export const WORKER_SETTINGS = {
  concurrency: setting({
    variable: 'VIVIDLY_CONCURRENCY',
    meaning: 'Requests in work at once, for each worker.',
    schema: count(10_000),
    fallback: '32',
    fix: 'give a whole number from 1 to 10000',
  }),
  leaseFor: setting({
    variable: 'VIVIDLY_LEASE_SECONDS',
    meaning: 'How long a worker that died keeps its requests; a living one renews at a third of it.',
    schema: seconds,
    fallback: '15',
    fix: 'give seconds, more than 0',
  }),
  understandingDeadline: setting({
    variable: 'VIVIDLY_UNDERSTANDING_DEADLINE_SECONDS',
    meaning: 'For understanding a question, retries and the chain included.',
    schema: seconds,
    fallback: '25',
    fix: 'give seconds, more than 0',
  }),
  writingDeadline: setting({
    variable: 'VIVIDLY_WRITING_DEADLINE_SECONDS',
    meaning: 'For writing a script, retries and the chain included.',
    schema: seconds,
    fallback: '60',
    fix: 'give seconds, more than 0',
  }),
  renderingDeadline: setting({
    variable: 'VIVIDLY_RENDERING_DEADLINE_SECONDS',
    meaning: 'For narration, and again for video.',
    schema: seconds,
    fallback: '180',
    fix: 'give seconds, more than 0',
  }),
  requestDeadline: setting({
    variable: 'VIVIDLY_REQUEST_DEADLINE_SECONDS',
    meaning: 'For a whole request, from the moment a worker first takes it up.',
    schema: seconds,
    fallback: '600',
    fix: 'give seconds, more than 0',
  }),
  maxAttempts: setting({
    variable: 'VIVIDLY_MAX_ATTEMPTS',
    meaning: 'Attempts at a request before it is answered as failed.',
    schema: count(100),
    fallback: '5',
    fix: 'give a whole number from 1 to 100',
  }),
  recoverEvery: setting({
    variable: 'VIVIDLY_RECOVER_SECONDS',
    meaning: 'How often the database is asked for requests that are owed.',
    schema: seconds,
    fallback: '2',
    fix: 'give seconds, more than 0',
  }),
  resumeEvery: setting({
    variable: 'VIVIDLY_RESUME_SECONDS',
    meaning: 'How often waiting requests and basic lessons are looked at while the model may be back.',
    schema: seconds,
    fallback: '2',
    fix: 'give seconds, more than 0',
  }),
  resumeBatch: setting({
    variable: 'VIVIDLY_RESUME_BATCH',
    meaning: 'Requests resumed or upgraded in one round.',
    schema: count(10_000),
    fallback: '10',
    fix: 'give a whole number from 1 to 10000',
  }),
  shutdownGrace: setting({
    variable: 'VIVIDLY_SHUTDOWN_GRACE_SECONDS',
    meaning: 'How long requests in flight may take to finish after SIGTERM; then they are handed back.',
    schema: seconds,
    fallback: '8',
    fix: 'give seconds, more than 0 (Cloud Run kills after 10)',
  }),
};
