import { type ModelFailure, modelFailure } from '../../../domain/model-failure.ts';
import { vendorWord } from './vendor-word.ts';

const UNAVAILABLE: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'EPROTO',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETRESET',
  'ENETUNREACH',
  'EMFILE',
  'UND_ERR_SOCKET',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const TIMEOUT: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_ABORTED',
  'AbortError',
  'TimeoutError',
]);

/** What a thrown error without an HTTP error status means, or null when none of its words is known. */
export function connectionFailure(thrown: unknown): ModelFailure | null {
  for (const word of wordsOf(thrown)) {
    if (TIMEOUT.has(word)) return modelFailure.timeout(word);
    if (UNAVAILABLE.has(word) || /^(HPE|ERR_SSL)_/.test(word)) return modelFailure.unavailable(vendorWord(word));
  }
  return null;
}

/** The codes and names of an error and its causes, the deepest first: it is the one that knows. */
export function wordsOf(thrown: unknown, depth = 5): string[] {
  // Not `instanceof Error`: an error of another realm (Node's own, seen from a sandbox) is none of this realm's.
  if (typeof thrown !== 'object' || thrown === null) return [];
  const { code, name, cause } = thrown as { code?: unknown; name?: unknown; cause?: unknown };
  const own = [code, name].filter((word) => typeof word === 'string');
  return depth === 0 ? own : [...wordsOf(cause, depth - 1), ...own];
}
