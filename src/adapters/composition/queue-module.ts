import { ContainerModule } from 'inversify';
import { TOKEN } from './tokens.ts';

/** The configured job queue; the SDK of Pub/Sub is loaded only where it is used. */
export const queueModule = new ContainerModule(({ bind }) => {
  bind(TOKEN.queue)
    .toDynamicValue(async ({ get }) => {
      const config = get(TOKEN.config);
      const [clock, ids, telemetry] = [get(TOKEN.clock), get(TOKEN.ids), get(TOKEN.telemetry)];
      if (config.queue === 'memory') {
        const { InProcessQueue } = await import('../in-process-queue/in-process-queue.ts');
        const queue = new InProcessQueue({ clock, ids, capacity: config.queueCapacity });
        get(TOKEN.cleanUp).add(() => queue.close());
        return queue;
      }
      const { openPubSubQueue } = await import('../pubsub/open-pubsub-queue.ts');
      const { pubSubOptions } = await import('./pubsub-options.ts');
      const onFault = (detail: string): void => telemetry.emit({ type: 'loop_failed', loop: 'pubsub', detail });
      const queue = await openPubSubQueue(pubSubOptions(config, { clock, ids, onFault }));
      get(TOKEN.cleanUp).add(() => queue.close());
      return queue;
    })
    .inSingletonScope();
  bind(TOKEN.receivePush)
    .toDynamicValue(async ({ get, getAsync }) => {
      if (get(TOKEN.config).queue !== 'pubsub') return null;
      const { PubSubQueue } = await import('../pubsub/pubsub-queue.ts');
      const queue = await getAsync(TOKEN.queue);
      return queue instanceof PubSubQueue ? (queue.push?.receive ?? null) : null;
    })
    .inSingletonScope();
});
