import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Ports } from '../../application/ports.ts';
import type { WorkerLoops } from '../../application/run-worker.ts';
import type { WorkerSettings } from '../../application/settings.ts';
import type { BlobStore } from '../../domain/ports/blob-store.ts';
import type { ModelHealth } from '../../domain/ports/model-health.ts';
import type { OperationsJournal } from '../../domain/ports/operations-journal.ts';
import type { WorkerReport, WorkerReports } from '../../domain/ports/worker-reports.ts';
import type { Config } from '../config/read-config.ts';
import type { ReceivePush } from '../http/http-dependencies.ts';
import type { ModelChain } from '../model-chain/model-chain.ts';
import type { AnswerTimeEstimator } from '../telemetry/answer-time-estimator.ts';

/** Everything that a command works with, opened and wired. */
export interface Vividly {
  readonly config: Config;
  readonly ports: Ports & {
    readonly modelHealth: ModelHealth;
    readonly journal: OperationsJournal;
    readonly workerReports: WorkerReports;
  };
  readonly modelChain: ModelChain;
  readonly settings: WorkerSettings;
  readonly loops: WorkerLoops;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly receivePush: ReceivePush | null;
  /** Where sound and films are kept. */
  readonly blobs: BlobStore;
  /** Whole seconds until the request is likely to be answered; null where nothing was measured. */
  readonly estimateSeconds: AnswerTimeEstimator['estimateSeconds'];
  /** How this process's worker is, with so many deliveries in work. */
  workerReport(inWork: number): WorkerReport;
  /** Listens as configured. Rejects when the address cannot be had. */
  startServer(): Promise<{ readonly address: string; close(): Promise<void> }>;
  /** Closes everything in reverse order of opening. */
  close(): Promise<void>;
}
