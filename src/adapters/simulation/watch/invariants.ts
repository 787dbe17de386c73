/** What must hold in every simulated day, by name. */
export const INVARIANTS = {
  legal_move: 'a row moves only as the life cycle allows',
  fence_respected: 'no worker writes under a fence that is not the row’s, or without its lease',
  fence_grows: 'every claim and every cancellation raises the fence; nothing lowers it',
  one_worker_at_a_time: 'nobody claims a request under a living lease, or before it is due',
  lease_kept_alive: 'a worker that lives and works does not let its lease run out',
  one_outcome_a_generation: 'a generation of a request ends in at most one outcome',
  outcome_not_overwritten: 'a committed outcome stays; only a basic lesson gives way to a full one',
  events_tell_the_row: 'events are numbered without gaps, and the last ones say what the row says',
  draft_only_while_written: 'a draft is shown while its script is being written, and at no other time',
  answer_is_committed: 'what the repository answered is what it stored',
  one_row_a_key: 'an idempotency key of a student has one row',
  published_after_commit: 'a message points at a row that is committed',
  settled_as_the_outcome_says: 'a message is settled once its handler has ended, as the request’s outcome says',
  counters_equal_rows: 'outcomes are counted once each, under their own label',
  no_model_call_after_cancel: 'no model call starts for a cancelled request once its worker was refused a write',
  retired_model_not_retried: 'a model that answered 404 is not asked the same again',
  outage_told_honestly:
    'a student is told of an outage when the model failed, and of an unclear question when it did not',
  one_builder_a_key: 'a library lesson has one builder at a time',
  student_saw_the_row: 'what a student saw last is what the row says',
  everything_ends: 'in calm weather every accepted request ends or waits for its student',
  dead_letters_filed: 'every failed request and every impossible message is filed with its reason',
  basic_lessons_upgraded: 'in calm weather no basic lesson waits for its upgrade for ever',
  no_crash_of_the_program: 'the program does not throw where nothing catches it',
} as const;

export type InvariantName = keyof typeof INVARIANTS;
