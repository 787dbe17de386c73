import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { FakeAnswer, FakeReply, GenerateContentBody } from './fake-reply.ts';
import { streamEventsOf } from './stream-events.ts';
import { throwAwayCertificate } from './throw-away-certificate.ts';
import { trustOnPort } from './trusted-port.ts';

/** One request as the fake received it. */
export interface RecordedCall {
  readonly path: string;
  readonly model: string;
  readonly authorization: string | null;
  readonly body: GenerateContentBody;
}

/** A local server that speaks Vertex AI's generateContent protocol, whole and streamed (`alt=sse`). */
export interface VertexFake {
  /** `http://127.0.0.1:port` or `https://…`. */
  readonly url: string;
  /** PEM of the certificate, for NODE_EXTRA_CA_CERTS of another process; null without TLS. */
  readonly certificate: string | null;
  readonly calls: readonly RecordedCall[];
  /** These answers come first, each once, in this order. */
  next(...answers: readonly FakeAnswer[]): void;
  /** This answer comes whenever nothing else is lined up. */
  always(answer: FakeAnswer): void;
  /** Resolves when this many requests have arrived in all. */
  received(count: number): Promise<void>;
  /** Resolves when this many requests were given up by their client before they had an answer. */
  abandoned(count: number): Promise<void>;
  close(): Promise<void>;
}

type StreamReply = Extract<FakeReply, { kind: 'stream' }>;

const PATH =
  /^\/v1(?:beta1)?\/projects\/[^/]+\/locations\/[^/]+\/publishers\/google\/models\/([^/:]+):(generateContent|streamGenerateContent)(?:\?.*)?$/;

/** Starts a fake on a free port of 127.0.0.1; with `tls` this process trusts its throw-away certificate. */
export async function startVertexFake(options: { readonly tls: boolean }): Promise<VertexFake> {
  const calls: RecordedCall[] = [];
  const lined: FakeAnswer[] = [];
  const arrivals = countUp();
  const departures = countUp();
  let usual: FakeAnswer = { kind: 'response', status: 200, body: {} };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const [, model, method] = PATH.exec(request.url ?? '') ?? [];
    if (request.method !== 'POST' || model === undefined) return respond(response, NO_SUCH_PATH, false);
    const body = JSON.parse(await textOf(request)) as GenerateContentBody;
    calls.push({ path: request.url ?? '', model, authorization: request.headers.authorization ?? null, body });
    response.once('close', () => response.writableEnded || departures.add());
    arrivals.add();
    const answer = lined.shift() ?? usual;
    const reply = typeof answer === 'function' ? answer(body) : answer;
    if (reply.kind === 'response' && reply.after !== undefined) await wait(reply.after);
    respond(response, reply, method === 'streamGenerateContent');
  };

  const pair = options.tls ? await throwAwayCertificate() : null;
  const listener = (request: IncomingMessage, response: ServerResponse) => void handle(request, response);
  const server = pair
    ? https.createServer({ key: pair.key, cert: pair.certificate }, listener)
    : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const distrust = pair ? trustOnPort(port, pair.certificate) : () => undefined;

  return {
    url: `${pair ? 'https' : 'http'}://127.0.0.1:${port}`,
    certificate: pair?.certificate ?? null,
    calls,
    next: (...answers) => void lined.push(...answers),
    always: (answer) => {
      usual = answer;
    },
    received: arrivals.reached,
    abandoned: departures.reached,
    close: async () => {
      distrust();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const NO_SUCH_PATH: FakeReply = {
  kind: 'response',
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<html>The requested URL was not found on this server.</html>',
};

function respond(response: ServerResponse, reply: FakeReply, streamed: boolean): void {
  if (reply.kind === 'hang') return;
  if (reply.kind === 'reset') {
    // A TLS socket has no reset of its own.
    if (response.socket instanceof TLSSocket) response.socket.destroy();
    else response.socket?.resetAndDestroy();
    return;
  }
  if (reply.kind === 'stream') {
    sendStream(response, reply);
    return;
  }
  const { status, body, headers } = reply;
  if (streamed && status === 200 && typeof body !== 'string') {
    sendStream(response, { events: streamEventsOf(body), ending: 'end' });
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function sendStream(response: ServerResponse, { events, ending }: Pick<StreamReply, 'events' | 'ending'>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    response.write(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\r\n\r\n`);
  }
  if (ending === 'end') response.end();
  // What was written must be on its way before the connection goes.
  if (ending === 'cut') setTimeout(() => response.socket?.destroy(), 20);
}

/** A count that can be waited for. */
function countUp(): { add(): void; reached(count: number): Promise<void> } {
  let total = 0;
  const waiting: { readonly count: number; readonly wake: () => void }[] = [];
  return {
    add: () => {
      total += 1;
      for (const { wake } of waiting.filter(({ count }) => count <= total)) wake();
    },
    reached: (count) =>
      new Promise((resolve) => {
        if (total >= count) resolve();
        else waiting.push({ count, wake: resolve });
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
