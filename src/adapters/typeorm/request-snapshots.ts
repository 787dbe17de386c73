import { LRUCache } from 'lru-cache';
import type { ContentRequest } from '../../domain/content-request.ts';
import { plainCopy } from './plain-copy.ts';

/** A request as this process last committed it. */
export interface Snapshot {
  readonly request: ContentRequest;
  /** Counts the commits of the row: whoever changed it since, changed this. */
  readonly version: number;
}

/** More than are in work at once in one process; the longest unused is forgotten first. */
const MOST = 2_048;

/**
 * What this process last committed of the requests that are still going on, so that the next action need not read the row
 * first. Never trusted: a write says which version it was decided on, and one that is not the row's own changes nothing.
 */
export class RequestSnapshots {
  readonly #snapshots = new LRUCache<string, Snapshot>({ max: MOST });

  get(id: string): Snapshot | undefined {
    return this.#snapshots.get(id);
  }

  /** Keeps a copy, or forgets the request where it has ended: then hardly anything follows. */
  keep(request: ContentRequest, version: number): void {
    const goesOn = request.state.status === 'queued' || request.state.status === 'generating';
    if (goesOn) this.#snapshots.set(request.id, { request: plainCopy(request), version });
    else this.#snapshots.delete(request.id);
  }

  forget(id: string): void {
    this.#snapshots.delete(id);
  }
}
