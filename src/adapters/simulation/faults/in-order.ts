import type { RequestRepository } from '../../../domain/ports/request-repository.ts';
import { overriding } from '../overriding.ts';

/**
 * A repository whose caller's actions on one request begin in the order of their issue, each when the one before is over;
 * renewals of the lease wait for nothing.
 */
export function inOrder(repository: RequestRepository): RequestRepository {
  const last = new Map<string, Promise<unknown>>();
  return overriding(repository, {
    apply: (id, action) => {
      if (action.type === 'renew_lease') return repository.apply(id, action);
      const before = last.get(id);
      const result =
        before === undefined ? repository.apply(id, action) : before.then(() => repository.apply(id, action));
      const over = result.then(
        () => undefined,
        () => undefined,
      );
      last.set(id, over);
      void over.then(() => {
        if (last.get(id) === over) last.delete(id);
      });
      return result;
    },
  });
}
