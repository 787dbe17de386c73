import type { RequestRepository } from '../../../domain/ports/request-repository.ts';
import type { Actor } from '../actor.ts';
import { overriding } from '../overriding.ts';
import type { RequestWatch } from './request-watch.ts';

/** The stored requests as one actor reaches them, with every effect shown to the watch. */
export function watchedRepository(stored: RequestRepository, actor: Actor, watch: RequestWatch): RequestRepository {
  return overriding(stored, {
    submit: async (request) => {
      const submission = await stored.submit(request);
      await watch.submitted(request, submission);
      return submission;
    },
    apply: async (id, action) => {
      const result = await stored.apply(id, action);
      await watch.applied(actor, id, action, result);
      return result;
    },
    takeDue: async (limit, again) => {
      const due = await stored.takeDue(limit, again);
      await watch.pushedOut(due.map(({ id }) => id));
      return due;
    },
  });
}
