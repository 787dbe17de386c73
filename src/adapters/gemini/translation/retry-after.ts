import type { Instant, Milliseconds } from '../../../domain/instant.ts';
import { type ApiErrorBody, detailOf } from './api-error-body.ts';

/** How long the other side asked us to wait: the header (seconds or a date), else the RetryInfo detail, else null. */
export function retryAfterOf(header: string | null, body: ApiErrorBody, now: Instant): Milliseconds | null {
  return fromHeader(header, now) ?? fromSeconds(detailOf(body, 'RetryInfo')?.retryDelay);
}

function fromHeader(header: string | null, now: Instant): Milliseconds | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** A protobuf duration in JSON: `"12.5s"`. */
function fromSeconds(duration: unknown): Milliseconds | null {
  const seconds = typeof duration === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(duration)?.[1] : undefined;
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1_000);
}
