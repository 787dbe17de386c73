import { ContainerModule } from 'inversify';
import { Registry } from 'prom-client';
import { RandomIdGenerator } from '../system/random-id-generator.ts';
import { SystemClock } from '../system/system-clock.ts';
import { AnswerTimeEstimator } from '../telemetry/answer-time-estimator.ts';
import { FanOutTelemetry } from '../telemetry/fan-out-telemetry.ts';
import { createLogger, LogSink } from '../telemetry/log-sink.ts';
import { MetricsSink } from '../telemetry/metrics-sink.ts';
import { exposeProcess } from '../telemetry/process-metrics.ts';
import { WorkTally } from '../telemetry/work-tally.ts';
import { JsonMessageCodec } from '../wire/request-message-codec.ts';
import { TOKEN } from './tokens.ts';

/** Time, ids, telemetry and the message codec. */
export const systemModule = new ContainerModule(({ bind }) => {
  bind(TOKEN.clock)
    .toResolvedValue(() => new SystemClock())
    .inSingletonScope();
  bind(TOKEN.ids)
    .toResolvedValue(() => new RandomIdGenerator())
    .inSingletonScope();
  bind(TOKEN.codec)
    .toResolvedValue(() => new JsonMessageCodec())
    .inSingletonScope();
  bind(TOKEN.registry)
    .toResolvedValue(() => {
      const registry = new Registry();
      exposeProcess(registry);
      return registry;
    })
    .inSingletonScope();
  bind(TOKEN.logger)
    .toDynamicValue(({ get }) => createLogger(get(TOKEN.config).logLevel))
    .inSingletonScope();
  bind(TOKEN.estimator)
    .toDynamicValue(
      ({ get }) => new AnswerTimeEstimator({ clock: get(TOKEN.clock), concurrency: get(TOKEN.config).concurrency }),
    )
    .inSingletonScope();
  bind(TOKEN.tally)
    .toResolvedValue(() => new WorkTally())
    .inSingletonScope();
  bind(TOKEN.telemetry)
    .toDynamicValue(
      ({ get }) =>
        new FanOutTelemetry(
          [
            new LogSink(get(TOKEN.logger)),
            new MetricsSink(get(TOKEN.registry)),
            get(TOKEN.estimator),
            get(TOKEN.tally),
            ...get(TOKEN.extraSinks),
          ],
          get(TOKEN.spans),
        ),
    )
    .inSingletonScope();
});
