import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CRC32C } from '@google-cloud/storage';
import { OAuth2Client } from 'google-auth-library';

/** A local server that answers as a Google service does. */
export interface GoogleFake {
  readonly port: number;
  /** Method and path of every call, in order. */
  readonly calls: string[];
  /** Answers the next calls with this status instead; null to answer as usual. */
  failWith: number | null;
  /** Holds answers back while true. */
  silent: boolean;
  close(): Promise<void>;
}

type Answer = (request: { method: string; url: URL; headers: IncomingMessage['headers']; body: Buffer }) => {
  readonly status: number;
  readonly body: Buffer | object;
  readonly headers?: Record<string, string>;
};

async function fake(answer: Answer): Promise<GoogleFake> {
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const state: GoogleFake = {
    port: (server.address() as AddressInfo).port,
    calls: [],
    failWith: null,
    silent: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return state;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://fake');
    state.calls.push(`${request.method} ${url.pathname}`);
    if (state.silent) return;
    const { status, body, headers } =
      state.failWith === null
        ? answer({ method: request.method ?? '', url, headers: request.headers, body: Buffer.concat(chunks) })
        : { status: state.failWith, body: { error: { code: state.failWith, message: 'as asked' } } };
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(bytes);
  }
}

const RATE = 24_000;

/** Text-to-Speech over REST: a tone, a twentieth of a second for each letter. No voice for Klingon. */
export function fakeTextToSpeech(): Promise<GoogleFake> {
  return fake(({ url, body }) => {
    const asked = JSON.parse(body.toString()) as { input: { text: string }; voice: { languageCode: string } };
    if (url.pathname !== '/v1/text:synthesize') return { status: 404, body: {} };
    if (asked.voice.languageCode === 'tlh') {
      return {
        status: 400,
        body: { error: { code: 400, status: 'INVALID_ARGUMENT', message: 'Unsupported language' } },
      };
    }
    const samples = new Int16Array(Math.round((asked.input.text.length / 20) * RATE)).map(
      (_, index) => Math.sin(index / 30) * 8_000,
    );
    return { status: 200, body: { audioContent: Buffer.from(wave(samples)).toString('base64') } };
  });
}

function wave(samples: Int16Array): Uint8Array {
  const file = Buffer.alloc(44 + samples.byteLength);
  file.write('RIFF', 0).toString();
  file.writeUInt32LE(36 + samples.byteLength, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(2 * RATE, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples.byteLength, 40);
  Buffer.from(samples.buffer).copy(file, 44);
  return file;
}

/** What is stored, by the name of the object. */
type Objects = Map<string, { readonly content: Buffer; readonly type: string }>;

/** Cloud Storage over its JSON API, with one bucket. */
export function fakeCloudStorage(objects: Objects = new Map()): Promise<GoogleFake> {
  return fake(({ method, url, headers, body }) => {
    if (method === 'POST' && url.pathname.startsWith('/upload/')) {
      const name = url.searchParams.get('name') ?? '';
      if (objects.has(name) && url.searchParams.get('ifGenerationMatch') === '0') return { status: 412, body: {} };
      objects.set(name, partOf(body, headers['content-type'] ?? ''));
      const { content } = objects.get(name) ?? { content: Buffer.of() };
      return { status: 200, body: { name, size: String(content.length), crc32c: checksum(content) } };
    }
    const name = decodeURIComponent(url.pathname.split('/o/')[1] ?? '');
    const found = objects.get(name);
    if (found === undefined) return { status: 404, body: { error: { code: 404, message: 'No such object' } } };
    if (url.searchParams.get('alt') !== 'media') {
      return { status: 200, body: { name, size: String(found.content.length), contentType: found.type } };
    }
    const range = /bytes=(\d+)-(\d*)/.exec(headers.range ?? '');
    if (range === null) {
      const hash = { 'x-goog-hash': `crc32c=${checksum(found.content)}` };
      return { status: 200, body: found.content, headers: hash };
    }
    const last = range[2] ? Number(range[2]) : found.content.length - 1;
    return { status: 206, body: found.content.subarray(Number(range[1]), last + 1) };
  });
}

/** As the SDK compares it with its own. */
function checksum(content: Buffer): string {
  const sum = new CRC32C();
  sum.update(content);
  return sum.toString();
}

/** The second part of a multipart upload: the content, with its type. */
function partOf(body: Buffer, contentType: string): { content: Buffer; type: string } {
  const boundary = /boundary=["']?([^"';]+)/.exec(contentType)?.[1] ?? '';
  const start = body.indexOf('\r\n\r\n', body.indexOf(`--${boundary}`, boundary.length)) + 4;
  const end = body.lastIndexOf(`\r\n--${boundary}--`);
  const type = /Content-Type: *([^\r\n]+)[\r\n]*$/i.exec(body.toString('latin1', 0, start))?.[1] ?? '';
  return { content: Buffer.from(body.subarray(start, end)), type };
}

/** Credentials that no service ever saw. */
export function throwAwayCredentials(): { client_email: string; private_key: string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    client_email: 'renderer@school.iam.gserviceaccount.com',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** A client with a token that needs no one to confirm it. */
export function tokenClient(): OAuth2Client {
  const client = new OAuth2Client();
  client.setCredentials({ access_token: 'a-token', expiry_date: Date.now() + 3_600_000 });
  return client;
}
