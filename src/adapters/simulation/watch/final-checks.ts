import { type ContentRequest, outcomeOf } from '../../../domain/content-request.ts';
import type { DeadLetter } from '../../../domain/ports/dead-letter-ledger.ts';
import { REQUEST_STATUSES } from '../../../domain/request-status.ts';
import type { Junk } from '../people/stranger.ts';
import type { Student } from '../people/student.ts';
import type { SimulatedSystem } from '../simulated-system.ts';
import { shortId } from './request-watch.ts';

/** Whether nothing more will happen by itself: nothing owed, nothing on its way, nothing waiting for the model. */
export function isAtRest({ watch, queue }: SimulatedSystem, students: readonly Student[]): boolean {
  return queue.isEmpty && students.every(({ isBusy }) => !isBusy) && watch.requests.rows().every(rests);
}

function rests({ state, recheckAt }: ContentRequest): boolean {
  if (recheckAt !== null) return false;
  if (state.status === 'awaiting_clarification') return state.outcome.cause !== 'model_unavailable';
  return state.status !== 'completed' || state.upgrade.kind === 'none';
}

/** What must hold at the end of a day, when the weather has been calm for long enough. */
export async function checkTheEnd(
  system: SimulatedSystem,
  students: readonly Student[],
  junk: readonly Junk[],
): Promise<void> {
  const { requests } = system.watch;
  for (const row of requests.rows()) checkRow(system, row);
  for (const student of students) await checkStudent(system, student);
  await checkLetters(system, junk);
  await checkCounts(system);
  system.watch.outcomes.atTheEnd();
}

function checkRow({ world }: SimulatedSystem, { id, state, recheckAt }: ContentRequest): void {
  const { journal } = world;
  if (state.status === 'completed') {
    const { kind } = state.upgrade;
    if (kind !== 'none') journal.violate('basic_lessons_upgraded', `request ${shortId(id)} still has upgrade ${kind}`);
  }
  if (state.status === 'queued' || state.status === 'generating') {
    journal.violate('everything_ends', `request ${shortId(id)} is still ${state.status}`);
  }
  if (recheckAt !== null) {
    const invariant = state.status === 'failed' ? 'dead_letters_filed' : 'everything_ends';
    journal.violate(invariant, `request ${shortId(id)}, ${state.status}, is still owed something`);
  }
  if (state.status === 'awaiting_clarification' && state.outcome.cause === 'model_unavailable') {
    journal.violate('everything_ends', `request ${shortId(id)} still waits for a model that is back`);
  }
}

async function checkStudent({ world, watch, requests }: SimulatedSystem, student: Student): Promise<void> {
  const { requestId } = student;
  if (student.isBusy) world.journal.violate('everything_ends', `the student of ${requestId} still waits`);
  if (requestId === null) return;
  world.statistics.counts.accepted += 1;
  const row = watch.requests.row(requestId);
  if (row === null) {
    world.journal.violate('everything_ends', `accepted request ${shortId(requestId)} does not exist`);
    return;
  }
  await student.read(requests, requestId);
  const difference = student.story.differenceTo(row);
  if (difference !== null) world.journal.violate('student_saw_the_row', `request ${shortId(requestId)}: ${difference}`);
}

async function checkLetters({ world, watch, ledger }: SimulatedSystem, junk: readonly Junk[]): Promise<void> {
  const { journal, statistics } = world;
  const letters = await ledger.list({}, Number.MAX_SAFE_INTEGER);
  statistics.counts.deadLetters += letters.length;
  for (const { id } of watch.requests.rows()) {
    for (const { generation } of watch.requests.story(id)?.failures ?? []) {
      const letter = letters.find((filed) => filed.id === `${id}/${generation}`);
      if (letter?.reason === 'request_failed' && letter.requestId === id) continue;
      journal.violate('dead_letters_filed', `request ${shortId(id)} failed in generation ${generation}: no letter`);
    }
  }
  for (const { body, reason } of junk) {
    const filed = letters.some((letter) => letter.reason === reason && sameBytes(letter, body));
    if (!filed) journal.violate('dead_letters_filed', `a message that is ${reason} was not filed`);
  }
}

function sameBytes(letter: DeadLetter, body: Uint8Array): boolean {
  return Buffer.compare(letter.body, body) === 0;
}

async function checkCounts({ world, watch, requests }: SimulatedSystem): Promise<void> {
  const counts = await requests.countByStatus();
  const rows = watch.requests.rows();
  for (const status of REQUEST_STATUSES) {
    const told = rows.filter(({ id }) => watch.requests.story(id)?.status === status).length;
    if (told === counts[status]) continue;
    world.journal.violate(
      'counters_equal_rows',
      `${counts[status]} rows are counted as ${status}, events tell ${told}`,
    );
  }
  for (const row of rows) {
    const kind = outcomeOf(row)?.kind;
    if (kind !== undefined) world.statistics.outcomes[kind] += 1;
  }
}
