import type { ContentRequest } from '../../../domain/content-request.ts';
import { leaseOf, refused } from '../../../domain/life-cycle/transition.ts';
import { transition } from '../../../domain/request-life-cycle.ts';
import type { PlantedBug } from './planted-bug.ts';

/** Breakages of the rules by which a row moves. */
export const LIFE_CYCLE_BUGS: readonly PlantedBug[] = [
  {
    name: 'fence ignored',
    harm: 'a worker that lost its lease writes over the work of the one that has it',
    caughtBy: ['fence_respected'],
    sabotage: {
      lifeCycle: (request, action, now) =>
        transition(request, 'fence' in action ? { ...action, fence: request.fence } : action, now),
    },
  },
  {
    name: 'living lease ignored',
    harm: 'two workers generate the same lesson',
    caughtBy: ['one_worker_at_a_time'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        const lease = leaseOf(request);
        const early = action.type === 'claim' && lease !== null ? Math.max(now, lease.expiresAt) : now;
        return transition(request, action, early);
      },
    },
  },
  {
    name: 'cancelled request completed',
    harm: 'a student who withdrew is answered all the same',
    caughtBy: ['fence_respected', 'legal_move'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        if (action.type !== 'record_outcome' || request.state.status !== 'cancelled') {
          return transition(request, action, now);
        }
        return transition(heldAgain(request, action.fence, now), action, now);
      },
    },
  },
  {
    name: 'cancel that does not raise the fence',
    harm: 'the worker that holds a cancelled request is not stopped by its fence',
    caughtBy: ['fence_grows'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        const result = transition(request, action, now);
        if (action.type !== 'cancel' || result.kind === 'refused') return result;
        return { ...result, request: { ...result.request, fence: request.fence } };
      },
    },
  },
  {
    name: 'outcome overwritten',
    harm: 'a late worker replaces the answer that a student already has',
    caughtBy: ['outcome_not_overwritten', 'fence_respected', 'counters_equal_rows'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        if (action.type !== 'record_outcome' || !('outcome' in request.state)) return transition(request, action, now);
        return transition(heldAgain(request, action.fence, now), action, now);
      },
    },
  },
  {
    name: 'outcome committed without its event',
    harm: 'the page of a student never hears that the lesson is there',
    caughtBy: ['events_tell_the_row'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        const result = transition(request, action, now);
        if (action.type !== 'record_outcome' || result.kind === 'refused') return result;
        return { ...result, request: { ...result.request, lastEvent: request.lastEvent }, events: [] };
      },
    },
  },
  {
    name: 'outcome announced as another',
    harm: 'a student is shown another status than the row has',
    caughtBy: ['events_tell_the_row'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        const result = transition(request, action, now);
        if (result.kind === 'refused') return result;
        const events = result.events.map((event) =>
          event.body.type === 'outcome' && event.body.kind === 'clarification_needed'
            ? { ...event, body: { ...event.body, status: 'failed' as const } }
            : event,
        );
        return { ...result, events };
      },
    },
  },
  {
    name: 'outcome announced twice',
    harm: 'a student sees one answer as two',
    caughtBy: ['one_outcome_a_generation'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        const result = transition(request, action, now);
        const last = result.kind === 'applied' ? result.events.at(-1) : undefined;
        if (result.kind === 'refused' || last?.body.type !== 'outcome') return result;
        const lastEvent = last.sequence + 1;
        const events = [...result.events, { ...last, sequence: lastEvent }];
        return { ...result, request: { ...result.request, lastEvent }, events };
      },
    },
  },
  {
    name: 'answer without a new generation',
    harm: 'what fails after an answer bears the name of a letter that is already settled, and is lost',
    caughtBy: ['legal_move'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        const result = transition(request, action, now);
        if (action.type !== 'answer' || result.kind === 'refused') return result;
        return { ...result, request: { ...result.request, generation: request.generation } };
      },
    },
  },
  {
    name: 'outage told as an unclear question',
    harm: 'a student is told that the question was unclear when the model was down, and is never resumed',
    caughtBy: ['outage_told_honestly'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        if (action.type !== 'record_outcome' || action.outcome.kind !== 'clarification_needed') {
          return transition(request, action, now);
        }
        return transition(request, { ...action, outcome: { ...action.outcome, cause: 'ambiguous_query' } }, now);
      },
    },
  },
  {
    name: 'draft that stays',
    harm: 'a student reads the beginning of a lesson that is long replaced by another',
    caughtBy: ['draft_only_while_written'],
    sabotage: {
      lifeCycle: (request, action, now) => {
        const result = transition(request, action, now);
        if (action.type !== 'finish_stage' || result.kind === 'refused') return result;
        const [earlier, later] = [request.state, result.request.state];
        if (earlier.status !== 'generating' || later.status !== 'generating') return result;
        return { ...result, request: { ...result.request, state: { ...later, draft: earlier.draft } } };
      },
    },
  },
  {
    name: 'waiting request never resumed',
    harm: 'the model is back, and the student who waits for it waits for ever',
    caughtBy: ['everything_ends'],
    sabotage: {
      lifeCycle: (request, action, now) =>
        action.type === 'resume_waiting'
          ? refused(request, { reason: 'not_waiting', status: request.state.status })
          : transition(request, action, now),
    },
  },
];

/** The request as if the writer still held it. */
function heldAgain(request: ContentRequest, fence: number, now: number): ContentRequest {
  const lease = { worker: 'saboteur', expiresAt: now };
  return { ...request, fence, state: { status: 'generating', stage: 'understanding', lease, draft: null } };
}
