import { match } from 'ts-pattern';
import type { ModelFailureKind } from '../../domain/model-failure.ts';
import type { ModelReply } from '../../domain/ports/language-model.ts';

/** Whether a reply shows that the model cannot be used at all, rather than that this one call went wrong. */
export function isOutage(reply: ModelReply<unknown>): boolean {
  if (reply.kind === 'reply') return false;
  return match<ModelFailureKind, boolean>(reply.failure.kind)
    .with(
      'rate_limited',
      'unavailable',
      'timeout',
      'quota_exhausted',
      'model_not_found',
      'permission_denied',
      () => true,
    )
    .with('invalid_request', 'malformed_reply', 'truncated', 'safety_blocked', 'unrecognised', () => false)
    .exhaustive();
}
