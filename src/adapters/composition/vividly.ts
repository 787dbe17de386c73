import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Ports } from '../../application/ports.ts';
import type { WorkerLoops } from '../../application/run-worker.ts';
import type { WorkerSettings } from '../../application/settings.ts';
import type { ModelHealth } from '../../domain/ports/model-health.ts';
import type { Config } from '../config/read-config.ts';
import type { ReceivePush } from '../http/http-dependencies.ts';
import type { ModelChain } from '../model-chain/model-chain.ts';
import type { AnswerTimeEstimator } from '../telemetry/answer-time-estimator.ts';

/** Everything that a command works with, opened and wired. */
export interface Vividly {
  readonly config: Config;
  readonly ports: Ports & { readonly modelHealth: ModelHealth };
  readonly modelChain: ModelChain;
  readonly settings: WorkerSettings;
  readonly loops: WorkerLoops;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly receivePush: ReceivePush | null;
  /** Whole seconds until the request is likely to be answered; null where nothing was measured. */
  readonly estimateSeconds: AnswerTimeEstimator['estimateSeconds'];
  /** Listens as configured. Rejects when the address cannot be had. */
  startServer(): Promise<{ readonly address: string; close(): Promise<void> }>;
  /** Closes everything in reverse order of opening. */
  close(): Promise<void>;
}
