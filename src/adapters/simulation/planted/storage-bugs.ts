import { JsonMessageCodec } from '../../wire/request-message-codec.ts';
import { overriding } from '../overriding.ts';
import type { PlantedBug } from './planted-bug.ts';

/** Breakages of what is stored, and of how the API stores it. */
export const STORAGE_BUGS: readonly PlantedBug[] = [
  {
    name: 'lost wake-up',
    harm: 'a request whose message got lost is never published again',
    caughtBy: ['everything_ends', 'basic_lessons_upgraded'],
    sabotage: { storedRequests: (stored) => overriding(stored, { takeDue: async () => [] }) },
  },
  {
    name: 'recovery that hangs',
    harm: 'a request whose worker crashed is never taken up by another',
    caughtBy: ['everything_ends', 'basic_lessons_upgraded'],
    sabotage: { storedRequests: (stored) => overriding(stored, { takeDue: () => new Promise(() => undefined) }) },
  },
  {
    name: 'idempotency key ignored',
    harm: 'a double click makes two lessons',
    caughtBy: ['one_row_a_key'],
    sabotage: {
      storedRequests: (stored) =>
        overriding(stored, { submit: (request) => stored.submit({ ...request, idempotencyKey: null }) }),
    },
  },
  {
    name: 'commit that is lost',
    harm: 'a worker is told that the outcome is stored, and it is not',
    caughtBy: ['answer_is_committed'],
    sabotage: {
      storedRequests: (stored) =>
        overriding(stored, {
          apply: async (id, action) => {
            const request = action.type === 'record_outcome' ? await stored.find(id) : null;
            if (request === null) return stored.apply(id, action);
            return {
              kind: 'applied',
              request: { ...request, recheckAt: null, lastEvent: request.lastEvent + 1 },
              events: [],
            };
          },
        }),
    },
  },
  {
    name: 'dead letter dropped',
    harm: 'a request fails and no operator ever sees it',
    caughtBy: ['dead_letters_filed'],
    sabotage: { storedLetters: (stored) => overriding(stored, { file: async () => undefined }) },
  },
  {
    name: 'two builders of a lesson',
    harm: 'a whole class generates the same lesson at once',
    caughtBy: ['one_builder_a_key'],
    sabotage: {
      storedLessons: (stored) =>
        overriding(stored, {
          acquire: async (key, buildFor) => {
            const acquired = await stored.acquire(key, buildFor);
            return acquired.kind === 'building' ? { kind: 'build', ticket: { key, token: -1 } } : acquired;
          },
        }),
    },
  },
  {
    name: 'events streamed from the start again',
    harm: 'a student who was cut off sees everything happen once more',
    caughtBy: ['student_saw_the_row'],
    sabotage: {
      apiRepository: (repository) =>
        overriding(repository, { eventsAfter: (id, _sequence, limit) => repository.eventsAfter(id, 0, limit) }),
    },
  },
  {
    name: 'published before committed',
    harm: 'the message overtakes its row and is put aside as unknown',
    caughtBy: ['published_after_commit'],
    sabotage: {
      apiRepository: (repository, queue) =>
        overriding(repository, {
          submit: async (request) => {
            const { id, correlationId, trace } = request;
            const message = {
              schema: 'vividly.generation-request/1',
              requestId: id,
              correlationId,
              attempt: 1,
            } as const;
            await queue.publish(new JsonMessageCodec().encode(message), trace);
            return repository.submit(request);
          },
        }),
    },
  },
];
