import type { Instant } from '../../../domain/instant.ts';
import { type ModelFailure, modelFailure } from '../../../domain/model-failure.ts';
import { type ApiErrorBody, detailOf } from './api-error-body.ts';
import { retryAfterOf } from './retry-after.ts';
import { vendorWord } from './vendor-word.ts';

// 501 is Google's UNIMPLEMENTED: the model cannot do what was asked, today or tomorrow. 409 is its ABORTED: again.
const BY_STATUS: ReadonlyMap<number, (detail: string) => ModelFailure> = new Map([
  [400, modelFailure.invalidRequest],
  [401, modelFailure.permissionDenied],
  [403, modelFailure.permissionDenied],
  [404, modelFailure.modelNotFound],
  [408, modelFailure.timeout],
  [409, modelFailure.unavailable],
  [412, modelFailure.invalidRequest],
  [413, modelFailure.invalidRequest],
  [422, modelFailure.invalidRequest],
  [499, modelFailure.timeout],
  [500, modelFailure.unavailable],
  [501, modelFailure.invalidRequest],
  [502, modelFailure.unavailable],
  [503, modelFailure.unavailable],
  [504, modelFailure.timeout],
]);

/**
 * The failure that an HTTP error status means. The detail is made of status and reason words: Google's free-text message
 * is left out, because it may quote the request.
 */
export function httpFailure(
  httpStatus: number,
  body: ApiErrorBody,
  retryAfterHeader: string | null,
  now: Instant,
): ModelFailure {
  const detail = describe(httpStatus, body);
  if (httpStatus === 429) {
    return isDailyQuota(body)
      ? modelFailure.quotaExhausted(detail)
      : modelFailure.rateLimited(detail, retryAfterOf(retryAfterHeader, body, now));
  }
  const build = BY_STATUS.get(httpStatus);
  return build ? build(detail) : modelFailure.unrecognised(detail, 'unknown HTTP error status');
}

function describe(httpStatus: number, body: ApiErrorBody): string {
  const reason = detailOf(body, 'ErrorInfo')?.reason;
  const words = [body.status, reason].filter((word) => typeof word === 'string').map(vendorWord);
  return ['HTTP', httpStatus, ...words].join(' ');
}

/** Whether a 429 names a quota of the day: waiting seconds cannot help then. */
function isDailyQuota(body: ApiErrorBody): boolean {
  const quota = JSON.stringify(detailOf(body, 'QuotaFailure') ?? '');
  return /per[ _-]?day|daily/i.test(quota) || /\bper[ -]day\b|\bdaily\b/i.test(body.message);
}
