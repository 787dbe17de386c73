import type { ClientConfig, PubSub } from '@google-cloud/pubsub';

/** The SDK as a value: loaded when a queue is opened, and not before. */
export type PubSubSdk = typeof import('@google-cloud/pubsub');

/** The SDK with one client of it. */
export interface PubSubConnection {
  readonly sdk: PubSubSdk;
  readonly client: PubSub;
}

/** Loads the SDK and makes a client; nothing is sent before the first call. */
export async function connectPubSub({
  project,
  apiEndpoint,
}: {
  readonly project: string;
  readonly apiEndpoint?: string;
}): Promise<PubSubConnection> {
  const sdk = await import('@google-cloud/pubsub');
  const config: ClientConfig = { projectId: project, ...(apiEndpoint !== undefined && { apiEndpoint }) };
  const client = new sdk.PubSub(config);
  if (!client.isEmulator) return { sdk, client };
  // Without a universe the SDK asks the cloud's metadata server for one, and a laptop waits for nobody.
  return { sdk, client: new sdk.PubSub({ ...config, clientOptions: { universeDomain: 'googleapis.com' } }) };
}
