import type { Clock } from '../../domain/ports/clock.ts';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';
import type { Config } from '../config/read-config.ts';
import { pubSubNames } from '../pubsub/pubsub-names.ts';
import type { PubSubQueueOptions } from '../pubsub/pubsub-queue-options.ts';

/** The queue's slice of the configuration. */
export function pubSubOptions(
  config: Config,
  { clock, ids, onFault }: { clock: Clock; ids: IdGenerator; onFault: (detail: string) => void },
): PubSubQueueOptions {
  const { pushAudience: audience, pushServiceAccount: serviceAccountEmail, pushEndpoint: endpointUrl } = config;
  return {
    project: config.project ?? '',
    names: pubSubNames(config.topic),
    clock,
    ids,
    onFault,
    ...(config.emulator !== undefined && { apiEndpoint: config.emulator }),
    ...(audience !== undefined &&
      serviceAccountEmail !== undefined && {
        push: { audience, serviceAccountEmail, ...(endpointUrl !== undefined && { endpointUrl }) },
      }),
  };
}
