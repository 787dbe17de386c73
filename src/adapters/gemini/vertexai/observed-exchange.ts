import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { NOTHING_OBSERVED, type ObservedResponse } from '../gemini-transport.ts';

/** One HTTP exchange, watched from outside an SDK that hides it. */
export interface ObservedExchange {
  /** What was seen of the response so far. */
  readonly response: () => ObservedResponse;
  /** Ends the exchange where it stands, if it has begun; the SDK then throws. */
  readonly abandon: () => void;
}

interface Sighting {
  response: ObservedResponse;
  socket: Socket | null;
}

const sightings = new AsyncLocalStorage<Sighting>();
const byRequest = new WeakMap<object, Sighting>();
let watching = false;

/**
 * Runs work that makes one `fetch`, and watches the exchange through Node's diagnostics channels. Needed because
 * @google-cloud/vertexai takes neither a fetch nor a signal, and drops status and headers of most errors.
 */
export function observeExchange<Result>(work: (exchange: ObservedExchange) => Result): Result {
  if (!watching) watch();
  watching = true;
  const sighting: Sighting = { response: NOTHING_OBSERVED, socket: null };
  return sightings.run(sighting, () =>
    work({ response: () => sighting.response, abandon: () => sighting.socket?.destroy() }),
  );
}

function watch(): void {
  diagnostics.subscribe('undici:request:create', (message) => {
    const { request } = message as { request: object };
    const sighting = sightings.getStore();
    if (sighting) byRequest.set(request, sighting);
  });
  diagnostics.subscribe('undici:client:sendHeaders', (message) => {
    const { request, socket } = message as { request: object; socket: Socket };
    const sighting = byRequest.get(request);
    if (sighting) sighting.socket = socket;
  });
  diagnostics.subscribe('undici:request:headers', (message) => {
    const { request, response } = message as { request: object; response: RawResponse };
    const sighting = byRequest.get(request);
    if (sighting) sighting.response = { httpStatus: response.statusCode, retryAfter: retryAfter(response.headers) };
  });
}

interface RawResponse {
  readonly statusCode: number;
  /** Names and values by turns. */
  readonly headers: readonly { toString(): string }[];
}

function retryAfter(headers: RawResponse['headers']): string | null {
  const name = headers.findIndex(
    (header, index) => index % 2 === 0 && header.toString().toLowerCase() === 'retry-after',
  );
  return name === -1 ? null : (headers[name + 1]?.toString() ?? null);
}
