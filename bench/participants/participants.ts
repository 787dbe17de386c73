/** Somebody who is measured in the overhead benchmark. */
export interface ParticipantEntry {
  /** On the command line and in the report. */
  readonly name: string;
  /** In peers/, without its ending. */
  readonly module: string;
  readonly role: 'vividly' | 'floor' | 'peer';
  /** How it is set, in a few words. */
  readonly mode: string;
  /** Runs on the newer Node of the bench folder; the others on the Node that runs the benchmark. */
  readonly newerNode?: true;
  readonly redis?: RedisPersistence;
}

/** When Redis writes its log to the disk: once a second, or before each answer. */
export type RedisPersistence = 'everysec' | 'always';

/** All of them; a newcomer is one line here and one file in peers/. */
export const PARTICIPANTS: readonly ParticipantEntry[] = [
  { name: 'vividly', module: 'vividly', role: 'vividly', mode: 'every lesson is written and kept' },
  { name: 'vividly-library', module: 'vividly-library', role: 'vividly', mode: 'every lesson is in the library' },
  {
    name: 'vividly-out-of-scope',
    module: 'vividly-out-of-scope',
    role: 'vividly',
    mode: 'no lesson: every question is out of scope',
  },
  { name: 'floor', module: 'floor', role: 'floor', mode: 'one committed INSERT and UPDATE, 16 connections' },
  {
    name: 'pg-boss',
    module: 'pg-boss',
    role: 'peer',
    mode: 'fetched in batches of 500, outcomes of a batch in one statement',
    newerNode: true,
  },
  {
    name: 'graphile-worker',
    module: 'graphile-worker',
    role: 'peer',
    mode: 'local queue of 500, refetched every 100 ms, completions in batches, 24 at once',
    newerNode: true,
  },
  {
    name: 'bullmq',
    module: 'bullmq',
    role: 'peer',
    mode: '64 at once, Redis log on disk each second',
    redis: 'everysec',
  },
  {
    name: 'bullmq-always',
    module: 'bullmq',
    role: 'peer',
    mode: '64 at once, Redis log on disk before each answer',
    redis: 'always',
  },
  { name: 'dbos', module: 'dbos', role: 'peer', mode: 'a workflow with one step, started at once' },
];
