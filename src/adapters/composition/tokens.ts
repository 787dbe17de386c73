import type { ServiceIdentifier } from 'inversify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Ports } from '../../application/ports.ts';
import type { BlobStore } from '../../domain/ports/blob-store.ts';
import type { OperationsJournal } from '../../domain/ports/operations-journal.ts';
import type { WorkerReports } from '../../domain/ports/worker-reports.ts';
import type { Config } from '../config/read-config.ts';
import type { ReceivePush } from '../http/http-dependencies.ts';
import type { ModelChain } from '../model-chain/model-chain.ts';
import type { AnswerTimeEstimator } from '../telemetry/answer-time-estimator.ts';
import type { TelemetrySink } from '../telemetry/telemetry-sink.ts';
import type { SpanStarter } from '../telemetry/tracing/span-starter.ts';
import type { WorkTally } from '../telemetry/work-tally.ts';
import type { CleanUp } from './clean-up.ts';

function token<Service>(name: string): ServiceIdentifier<Service> {
  return Symbol.for(`vividly.${name}`);
}

/** What the container can be asked for. */
export const TOKEN = {
  config: token<Config>('config'),
  cleanUp: token<CleanUp>('clean-up'),
  logger: token<Logger>('logger'),
  registry: token<Registry>('registry'),
  estimator: token<AnswerTimeEstimator>('estimator'),
  tally: token<WorkTally>('tally'),
  /** Besides log, metrics and the estimator. */
  extraSinks: token<readonly TelemetrySink[]>('extra-sinks'),
  /** Spans are passed on until a place is opened that records them. */
  spans: token<SpanStarter>('spans'),
  database: token<DataSource>('database'),
  modelChain: token<ModelChain>('model-chain'),
  clock: token<Ports['clock']>('clock'),
  ids: token<Ports['ids']>('ids'),
  telemetry: token<Ports['telemetry']>('telemetry'),
  codec: token<Ports['codec']>('codec'),
  queue: token<Ports['queue']>('queue'),
  /** Where push deliveries go; null where the queue does not take them. */
  receivePush: token<ReceivePush | null>('receive-push'),
  repository: token<Ports['repository']>('repository'),
  library: token<Ports['library']>('library'),
  feedback: token<Ports['feedback']>('feedback'),
  ledger: token<Ports['ledger']>('ledger'),
  journal: token<OperationsJournal>('journal'),
  workerReports: token<WorkerReports>('worker-reports'),
  catalogue: token<Ports['catalogue']>('catalogue'),
  policy: token<Ports['policy']>('policy'),
  offlineModel: token<Ports['offlineModel']>('offline-model'),
  renderer: token<Ports['renderer']>('renderer'),
  /** Where sound and films are kept. */
  blobs: token<BlobStore>('blobs'),
} as const;
