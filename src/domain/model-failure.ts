import type { Milliseconds } from './instant.ts';

/** Why a language model gave no usable reply. Whether the same call can help is decided here, once. */
export type ModelFailure = {
  /** Whether the same call to the same model can succeed later. */
  readonly retryable: boolean;
  /** What the provider said, for the log; never shown to a student, never student text. */
  readonly detail: string;
} & (
  | { readonly kind: 'rate_limited'; readonly retryAfter: Milliseconds | null }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'quota_exhausted' }
  | { readonly kind: 'model_not_found' }
  | { readonly kind: 'permission_denied' }
  | { readonly kind: 'invalid_request' }
  | { readonly kind: 'malformed_reply' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'safety_blocked'; readonly raw: string }
  | { readonly kind: 'unrecognised'; readonly raw: string }
);

export type ModelFailureKind = ModelFailure['kind'];

export const modelFailure = {
  rateLimited: (detail: string, retryAfter: Milliseconds | null): ModelFailure => ({
    kind: 'rate_limited',
    retryAfter,
    retryable: true,
    detail,
  }),
  unavailable: (detail: string): ModelFailure => ({ kind: 'unavailable', retryable: true, detail }),
  timeout: (detail: string): ModelFailure => ({ kind: 'timeout', retryable: true, detail }),
  quotaExhausted: (detail: string): ModelFailure => ({ kind: 'quota_exhausted', retryable: false, detail }),
  modelNotFound: (detail: string): ModelFailure => ({ kind: 'model_not_found', retryable: false, detail }),
  permissionDenied: (detail: string): ModelFailure => ({ kind: 'permission_denied', retryable: false, detail }),
  invalidRequest: (detail: string): ModelFailure => ({ kind: 'invalid_request', retryable: false, detail }),
  /** The transport already made the one repair call, so the same call again is not worth its price. */
  malformedReply: (detail: string): ModelFailure => ({ kind: 'malformed_reply', retryable: false, detail }),
  truncated: (detail: string): ModelFailure => ({ kind: 'truncated', retryable: false, detail }),
  safetyBlocked: (raw: string, detail: string): ModelFailure => ({
    kind: 'safety_blocked',
    raw,
    retryable: false,
    detail,
  }),
  unrecognised: (raw: string, detail: string): ModelFailure => ({
    kind: 'unrecognised',
    raw,
    retryable: false,
    detail,
  }),
} as const;
