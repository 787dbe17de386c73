import { randomUUID } from 'node:crypto';
import { type Message, PubSub } from '@google-cloud/pubsub';
import type { OpenParticipantOf } from '../participants/participant.ts';
import { AllDone } from '../workload/all-done.ts';
import { submitOneByOne } from '../workload/submitters.ts';

/** The least that Pub/Sub costs: a message a request, published one by one, and a subscriber that only acknowledges. */
export const open: OpenParticipantOf = async ({ pubSubHost }) => {
  if (pubSubHost === null) throw new Error('Pub/Sub needs an emulator');
  const client = new PubSub({ projectId: 'vividly-bench', apiEndpoint: pubSubHost, emulatorMode: true });
  const [topic] = await client.createTopic(`bench-${randomUUID()}`);
  // As Vividly's publisher and stream are set, so that only the work differs.
  topic.setPublishOptions({ batching: { maxMessages: 100, maxMilliseconds: 5 } });
  const name = `bench-${randomUUID()}`;
  await topic.createSubscription(name);
  const subscription = topic.subscription(name, {
    flowControl: { maxMessages: 256 },
    batching: { maxMilliseconds: 10 },
    streamingOptions: { maxStreams: 1 },
  });
  const allDone = new AllDone();
  let acknowledged = 0;
  subscription.on('message', (message: Message) => {
    message.ack();
    acknowledged += 1;
    allDone.done();
  });
  subscription.on('error', (error: Error) => process.stderr.write(`Pub/Sub: ${error}\n`));
  return {
    run: async (first, requests) => {
      const done = allDone.expect(requests);
      await submitOneByOne(requests, (number) =>
        topic.publishMessage({
          json: { schema: 'vividly.generation-request/1', requestId: randomUUID(), number: first + number },
        }),
      );
      await done;
    },
    stored: async () => acknowledged,
    close: async () => {
      await subscription.close();
      await subscription.delete();
      await topic.delete();
      await client.close();
    },
  };
};
