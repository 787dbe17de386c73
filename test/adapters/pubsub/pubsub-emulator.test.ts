import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { openPubSubQueue } from '../../../src/adapters/pubsub/open-pubsub-queue.ts';
import { pubSubNames } from '../../../src/adapters/pubsub/pubsub-names.ts';
import { connectPubSub } from '../../../src/adapters/pubsub/pubsub-sdk.ts';
import { createTopology } from '../../../src/adapters/pubsub/topology/create-topology.ts';
import { ACKNOWLEDGE, type DeliveryDisposition } from '../../../src/domain/delivery-disposition.ts';
import type { DeadLetterDelivery, Delivery } from '../../../src/domain/ports/job-queue.ts';
import { opened } from '../../support/contract-suite.ts';
import { findPubSubEmulator, startPubSubEmulator } from '../../support/pubsub-emulator.ts';
import { freshTopic, openTestQueue, queueOptions, TEST_BACKOFF, TEST_PROJECT } from '../../support/pubsub-queues.ts';
import { Recorder } from '../../support/recorder.ts';
import { reportSkipped } from '../../support/skip.ts';
import { startTokenSigner } from '../../support/token-signer.ts';

const suite = 'Pub/Sub beyond the contract (emulator)';
const found = findPubSubEmulator();
if ('missing' in found) reportSkipped(suite, found.missing);
else describe(suite, beyondTheContract);

jest.setTimeout(30_000);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const deadLetter: DeliveryDisposition = { kind: 'dead_letter', reason: 'request_failed', detail: 'd', letterId: 'l' };

function beyondTheContract(): void {
  const emulator = opened(async () => {
    const { host, stop } = await startPubSubEmulator();
    return { host, close: stop };
  });
  const endings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  /** The SDK itself, to do what the queue would not. */
  async function rawClient() {
    const { client } = await connectPubSub({ project: TEST_PROJECT, apiEndpoint: emulator().host });
    endings.push(() => client.close());
    return client;
  }

  async function testQueue(
    ...overrides: Parameters<typeof openTestQueue> extends [string, ...infer Rest] ? Rest : never
  ) {
    const under = await openTestQueue(emulator().host, ...overrides);
    endings.push(() => under.close());
    return { ...under, names: pubSubNames(under.topic) };
  }

  describe('topology', () => {
    const topology = () => ({ project: TEST_PROJECT, names: pubSubNames(freshTopic()), apiEndpoint: emulator().host });

    test('creates what is missing, once, also when two do it at once', async () => {
      const options = topology();
      const { topic, subscription, deadLetterTopic, deadLetterSubscription } = options.names;
      const both = await Promise.all([createTopology(options), createTopology(options)]);
      const all = [`topic ${topic}`, `topic ${deadLetterTopic}`];
      all.push(`subscription ${subscription}`, `subscription ${deadLetterSubscription}`);
      // Of two at the same moment the emulator tells both that they created a subscription.
      expect([...new Set(both.flat())].sort()).toEqual(all.sort());
      expect(await createTopology(options)).toEqual([]);
      const client = await rawClient();
      await client.subscription(deadLetterSubscription).delete();
      expect(await createTopology(options)).toEqual([`subscription ${deadLetterSubscription}`]);
    });

    test('gives a subscription without a retry policy one', async () => {
      const options = topology();
      const client = await rawClient();
      await client.createTopic(options.names.topic);
      await client.createSubscription(options.names.topic, options.names.subscription);
      expect(await createTopology(options)).toContain(`retry policy of subscription ${options.names.subscription}`);
      const [{ retryPolicy }] = await client.subscription(options.names.subscription).getMetadata();
      expect(retryPolicy).toMatchObject({ minimumBackoff: { seconds: '1' }, maximumBackoff: { seconds: '60' } });
    });

    test('check names everything that is missing, and what to run', async () => {
      const topic = freshTopic();
      const queue = await openPubSubQueue(queueOptions(emulator().host, topic));
      endings.push(() => queue.close());
      const thrown = await queue.check().catch((error: unknown) => error);
      expect(thrown).toMatchObject({ name: 'PortFault', retryable: false });
      const { message } = thrown as Error;
      for (const name of Object.values(pubSubNames(topic)))
        expect(message).toContain(`${name} is missing: run vividly migrate`);
    });

    test('check finds a subscription whose topic was deleted and made anew', async () => {
      const { queue, names } = await testQueue();
      const client = await rawClient();
      await client.topic(names.topic).delete();
      await client.createTopic(names.topic);
      await expect(queue.check()).rejects.toThrow(`subscription ${names.subscription} reads _deleted-topic_`);
    });
  });

  describe('publishing', () => {
    test('to a host that does not answer rejects within the timeout, retryable', async () => {
      const options = { ...queueOptions('127.0.0.1:1', freshTopic()), publishTimeout: 400 };
      const queue = await openPubSubQueue(options);
      endings.push(() => queue.close());
      const began = Date.now();
      const thrown = await queue.publish(bytes('x'), null).catch((error: unknown) => error);
      expect(thrown).toMatchObject({ name: 'PortFault', where: 'queue', retryable: true });
      expect(Date.now() - began).toBeLessThan(1_500);
      await expect(queue.check()).rejects.toMatchObject({ name: 'PortFault', retryable: true });
    });

    test('to a topic that is not there rejects at once, not retryable', async () => {
      const queue = await openPubSubQueue(queueOptions(emulator().host, freshTopic()));
      endings.push(() => queue.close());
      const refusal = { name: 'PortFault', retryable: false, message: expect.stringContaining('NOT_FOUND') };
      await expect(queue.publish(bytes('x'), null)).rejects.toMatchObject(refusal);
    });
  });

  test('a malformed trace context of another publisher costs the trace, not the message', async () => {
    const { queue, names } = await testQueue();
    const arrived = new Recorder<Delivery>();
    await queue.consume(
      async (delivery) => {
        arrived.add(delivery);
        return ACKNOWLEDGE;
      },
      { concurrency: 1 },
    );
    const client = await rawClient();
    await client.topic(names.topic).publishMessage({ data: bytes('x'), attributes: { traceparent: 'nonsense' } });
    expect((await arrived.reached(1))[0]?.trace).toBeNull();
  });

  test('a dead letter that cannot be published keeps its message, until it can', async () => {
    const faults = new Recorder<string>();
    const { queue, names } = await testQueue({ onFault: (detail) => faults.add(detail) });
    const client = await rawClient();
    await client.topic(names.deadLetterTopic).delete();
    const arrived = new Recorder<string>();
    const handler = async ({ messageId }: Delivery): Promise<DeliveryDisposition> => {
      arrived.add(messageId);
      return deadLetter;
    };
    const consumer = await queue.consume(handler, { concurrency: 1 });
    await queue.publish(bytes('kept'), null);
    await arrived.reached(3);
    expect((await faults.reached(2))[0]).toContain('will be delivered again: PortFault: publish to');
    await consumer.close(1_000);
    await client.createTopic(names.deadLetterTopic);
    await client.subscription(names.deadLetterSubscription).delete();
    await client.createSubscription(names.deadLetterTopic, names.deadLetterSubscription);
    await queue.consume(handler, { concurrency: 1 });
    const letters = new Recorder<string>();
    await queue.consumeDeadLetters(async ({ body }) => letters.add(new TextDecoder().decode(body)));
    expect(await letters.reached(1)).toEqual(['kept']);
    expect(new Set(arrived.items).size).toBe(1);
  });

  test('a letter that we did not write is filed under its raw words', async () => {
    const { queue, names } = await testQueue();
    const letters = new Recorder<DeadLetterDelivery>();
    await queue.consumeDeadLetters(async (letter) => letters.add(letter));
    const client = await rawClient();
    const attributes = { reason: 'gremlins' };
    const messageId = await client.topic(names.deadLetterTopic).publishMessage({ data: bytes('x'), attributes });
    expect(await letters.reached(1)).toEqual([
      {
        letterId: messageId,
        body: bytes('x'),
        reason: 'unrecognised_status',
        detail: 'unrecognised reason "gremlins": ',
      },
    ]);
  });

  test('a stream that broke is opened anew, and the fault is told', async () => {
    const faults = new Recorder<string>();
    const { queue, names } = await testQueue({ onFault: (detail) => faults.add(detail) });
    const arrived = new Recorder<string>();
    await queue.consume(
      async ({ body }) => {
        arrived.add(new TextDecoder().decode(body));
        return ACKNOWLEDGE;
      },
      { concurrency: 1 },
    );
    const client = await rawClient();
    await client.subscription(names.subscription).delete();
    expect((await faults.reached(1))[0]).toMatch(/^stream of .*: NOT_FOUND/);
    const retryPolicy = { minimumBackoff: { nanos: TEST_BACKOFF.minimum * 1e6 } };
    await client.createSubscription(names.topic, names.subscription, { retryPolicy });
    await queue.publish(bytes('after'), null);
    expect(await arrived.reached(1)).toEqual(['after']);
  });

  test('a silent stream is opened anew while a handler runs, whose message is not delivered twice', async () => {
    const { queue } = await testQueue({ stallAfter: 200 });
    const arrived = new Recorder<string>();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await queue.consume(
      async ({ body }) => {
        const text = new TextDecoder().decode(body);
        arrived.add(text);
        if (text === 'slow') await released;
        return ACKNOWLEDGE;
      },
      { concurrency: 2 },
    );
    await queue.publish(bytes('slow'), null);
    await arrived.reached(1);
    await wait(1_000);
    await queue.publish(bytes('next'), null);
    await arrived.reached(2);
    release();
    await wait(500);
    expect(arrived.items).toEqual(['slow', 'next']);
  });

  test('an open consumer is closed with its queue, and what it held comes again', async () => {
    const { queue, another } = await testQueue();
    const arrived = new Recorder<string>();
    await queue.consume(
      async ({ messageId, signal }) => {
        arrived.add(messageId);
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        return { kind: 'retry', after: 0 };
      },
      { concurrency: 1 },
    );
    await queue.publish(bytes('held'), null);
    await arrived.reached(1);
    await queue.close();
    await (await another()).consume(
      async ({ messageId }) => {
        arrived.add(messageId);
        return ACKNOWLEDGE;
      },
      { concurrency: 1 },
    );
    expect(new Set(await arrived.reached(2)).size).toBe(1);
  });

  test('push, end to end: what is delivered over HTTP with a token is acknowledged, retried and put aside', async () => {
    const signer = await startTokenSigner();
    endings.push(() => signer.close());
    const [audience, serviceAccountEmail] = ['https://vividly.test/push', 'push@vividly.iam.gserviceaccount.com'];
    const { queue, names } = await testQueue({ push: { audience, serviceAccountEmail, jwksUrl: signer.jwksUrl } });
    const claims = {
      iss: 'https://accounts.google.com',
      aud: audience,
      email: serviceAccountEmail,
      email_verified: true,
    };
    const authorization = `Bearer ${await signer.sign(claims)}`;
    const statuses: number[] = [];
    // The emulator signs nothing, so what stands between adds the token that Google would have.
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      const { status = 500 } = (await queue.push?.receive(body, authorization)) ?? {};
      statuses.push(status);
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endings.push(
      () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    );
    await expect(queue.check()).rejects.toThrow('does not push');
    const client = await rawClient();
    const { port } = server.address() as AddressInfo;
    await client.subscription(names.subscription).modifyPushConfig({ pushEndpoint: `http://127.0.0.1:${port}/push` });
    endings.push(() => client.subscription(names.subscription).modifyPushConfig({ pushEndpoint: '' }));
    await expect(queue.check()).resolves.toBeUndefined();

    const answers: Record<string, DeliveryDisposition[]> = {
      good: [ACKNOWLEDGE],
      later: [{ kind: 'retry', after: 10 }, ACKNOWLEDGE],
      bad: [deadLetter],
    };
    const arrived = new Recorder<string>();
    const consumer = await queue.consume(
      async ({ body }) => {
        const text = new TextDecoder().decode(body);
        arrived.add(text);
        return answers[text]?.shift() ?? ACKNOWLEDGE;
      },
      { concurrency: 5 },
    );
    const letters = new Recorder<DeadLetterDelivery>();
    await queue.consumeDeadLetters(async (letter) => letters.add(letter));
    for (const text of Object.keys(answers)) await queue.publish(bytes(text), null);
    const { kind, ...filed } = deadLetter as Extract<DeliveryDisposition, { kind: 'dead_letter' }>;
    expect(await letters.reached(1)).toEqual([{ ...filed, body: bytes('bad') }]);
    await arrived.reached(4);
    await wait(500);
    expect([...arrived.items].sort()).toEqual(['bad', 'good', 'later', 'later']);
    expect(statuses.filter((status) => status === 204)).toHaveLength(3);
    await consumer.close(1_000);
  });
}
