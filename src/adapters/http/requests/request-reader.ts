import type { ContentRequest } from '../../../domain/content-request.ts';
import { type RequestView, requestView } from '../../wire/request-view.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import type { Identity } from '../identity/identity.ts';
import { HttpProblem } from '../problems/http-problem.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a path's id can be one of ours: the database refuses to compare anything else. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}

/** Reads requests for the one who asks: another student's request is as unknown as one that never was. */
export class RequestReader {
  readonly #dependencies: Pick<HttpDependencies, 'ports' | 'estimateSeconds'>;

  constructor(dependencies: Pick<HttpDependencies, 'ports' | 'estimateSeconds'>) {
    this.#dependencies = dependencies;
  }

  /** The caller's own request. Throws the problem where there is none. */
  async own(id: string | undefined, identity: Identity): Promise<ContentRequest> {
    const request = await this.find(id);
    if (request.studentId !== identity.subject) throw unknownRequest();
    return request;
  }

  /** A request that the caller may read: their own, or any for an operator. Throws the problem where there is none. */
  async readable(id: string | undefined, identity: Identity): Promise<ContentRequest> {
    return identity.roles.includes('operator') ? this.find(id) : this.own(id, identity);
  }

  /** Any request. Throws the problem where there is none. */
  async find(id: string | undefined): Promise<ContentRequest> {
    const found = id !== undefined && isUuid(id) ? await this.#dependencies.ports.repository.find(id) : null;
    if (found === null) throw unknownRequest();
    return found;
  }

  /** The request as its student sees it, with what is known about the wait. */
  async view(request: ContentRequest): Promise<RequestView> {
    const { ports, estimateSeconds } = this.#dependencies;
    const queued = request.state.status === 'queued';
    const queuePosition = queued ? await ports.repository.queuePosition(request.id) : null;
    return requestView(request, { queuePosition, estimatedSeconds: estimateSeconds(request, queuePosition) });
  }
}

/** The same words for a request that never was and for another student's. */
export function unknownRequest(): HttpProblem {
  return new HttpProblem('unknown_request', 'You have no request with this id. Check the id, or list your requests.');
}
