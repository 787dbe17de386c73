import type { Ports } from '../../application/ports.ts';
import type { ContentRequest } from '../../domain/content-request.ts';
import type { BlobStore } from '../../domain/ports/blob-store.ts';
import type { OperationsJournal } from '../../domain/ports/operations-journal.ts';
import type { WorkerReports } from '../../domain/ports/worker-reports.ts';
import type { HttpSettings } from './http-settings.ts';
import type { IdentityCheck } from './identity/identity.ts';

/** Everything that the HTTP API works with. Structural where another adapter gives it, so that none is imported. */
export interface HttpDependencies {
  readonly ports: HttpPorts;
  /** Who the caller is. See `createIdentityCheck`. */
  readonly identify: IdentityCheck;
  readonly settings: HttpSettings;
  /** The Prometheus registry. */
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
  /** Whole seconds until the request is likely to be answered; null where nothing was measured. */
  readonly estimateSeconds: (request: ContentRequest, queuePosition: number | null) => number | null;
  /** Takes what nobody expected, for the log. The caller is told nothing of it but the correlation id. */
  readonly report: (thrown: unknown, during: { readonly correlationId: string; readonly operation: string }) => void;
  /** Receives deliveries of a push subscription: the parsed JSON body, or null where it is none. */
  readonly receivePush?: ReceivePush;
  /** Where sound and films are, and the origins that its links lead to; left out where lessons are text alone. */
  readonly media?: { readonly blobs: BlobStore; readonly origins: readonly string[] };
}

/** The ports that the API and its use cases work with. */
export type HttpPorts = Pick<
  Ports,
  | 'clock'
  | 'ids'
  | 'telemetry'
  | 'codec'
  | 'queue'
  | 'repository'
  | 'library'
  | 'feedback'
  | 'ledger'
  | 'catalogue'
  | 'policy'
> & {
  readonly journal: OperationsJournal;
  readonly workerReports: WorkerReports;
};

/** Takes one push delivery and says how to answer it. Never rejects. */
export type ReceivePush = (
  body: unknown,
  authorization: string | null,
) => Promise<{ readonly status: 204 | 400 | 401 | 403 | 429 | 503; readonly problem?: string }>;
