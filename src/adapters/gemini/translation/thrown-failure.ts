import type { Instant } from '../../../domain/instant.ts';
import { type ModelFailure, modelFailure } from '../../../domain/model-failure.ts';
import type { TransportOutcome } from '../gemini-transport.ts';
import { apiErrorBodyOf } from './api-error-body.ts';
import { connectionFailure, wordsOf } from './connection-failure.ts';
import { httpFailure } from './http-failure.ts';
import { vendorWord } from './vendor-word.ts';

const FIRST_STATUS_WITHOUT_REPLY = 300;
const FIRST_SERVER_ERROR = 500;

/** The failure that stands behind what an SDK threw. A pure function of what was thrown and seen; `now` is for dates. */
export function thrownFailure(threw: Extract<TransportOutcome, { kind: 'threw' }>, now: Instant): ModelFailure {
  if (isUnfinishedStream(threw.error)) return modelFailure.unavailable('the stream ended in the middle of an event');
  const body = apiErrorBodyOf(threw.error);
  const { httpStatus } = threw.observed;
  // A stream that began well can still break with an error of its own.
  const status = httpStatus !== null && httpStatus >= FIRST_STATUS_WITHOUT_REPLY ? httpStatus : body.code;
  if (status !== null && status >= FIRST_STATUS_WITHOUT_REPLY) {
    return httpFailure(status, body, threw.observed.retryAfter, now);
  }
  const connection = connectionFailure(threw.error);
  if (connection) return connection;
  if (!threw.signedIn) return signInFailure(threw.error);
  const words = wordsOf(threw.error);
  // Status 200 with a body that is no JSON: some proxy answered in Google's place.
  if (words.includes('SyntaxError') || isUnreadableEvent(threw.error))
    return modelFailure.malformedReply('the response body is not JSON');
  return modelFailure.unrecognised(vendorWord(words[0] ?? 'unknown'), 'the SDK threw an unknown error');
}

/** What the SDKs say of a stream whose last event has no end; the event itself, which they quote, is not read. */
function isUnfinishedStream(error: unknown): boolean {
  return says(error, /^(Incomplete JSON segment at the end|\[VertexAI\.\w+\]: Failed to parse final chunk of stream)/);
}

function isUnreadableEvent(error: unknown): boolean {
  return says(error, /^\[VertexAI\.\w+\]: Error parsing JSON response from stream chunk/);
}

function says(error: unknown, words: RegExp): boolean {
  return error instanceof Error && words.test(error.message);
}

function signInFailure(error: unknown): ModelFailure {
  const { status, cause } = error as { status?: unknown; cause?: { status?: unknown } };
  const signInStatus = status ?? cause?.status;
  return typeof signInStatus === 'number' && signInStatus >= FIRST_SERVER_ERROR
    ? modelFailure.unavailable(`Google sign-in answered HTTP ${signInStatus}`)
    : modelFailure.permissionDenied('no usable Google credentials');
}
