import { expect, test } from '@jest/globals';
import { type ModelFailure, type ModelFailureKind, modelFailure } from '../../src/domain/model-failure.ts';

/** Whether the same call can help later. A kind without its row does not compile. */
const FAILURES: { readonly [Kind in ModelFailureKind]: readonly [ModelFailure & { kind: Kind }, boolean] } = {
  rate_limited: [modelFailure.rateLimited('429', 2_000) as ModelFailure & { kind: 'rate_limited' }, true],
  unavailable: [modelFailure.unavailable('503') as ModelFailure & { kind: 'unavailable' }, true],
  timeout: [modelFailure.timeout('late') as ModelFailure & { kind: 'timeout' }, true],
  quota_exhausted: [modelFailure.quotaExhausted('quota') as ModelFailure & { kind: 'quota_exhausted' }, false],
  model_not_found: [modelFailure.modelNotFound('404') as ModelFailure & { kind: 'model_not_found' }, false],
  permission_denied: [modelFailure.permissionDenied('403') as ModelFailure & { kind: 'permission_denied' }, false],
  invalid_request: [modelFailure.invalidRequest('400') as ModelFailure & { kind: 'invalid_request' }, false],
  malformed_reply: [modelFailure.malformedReply('no JSON') as ModelFailure & { kind: 'malformed_reply' }, false],
  truncated: [modelFailure.truncated('MAX_TOKENS') as ModelFailure & { kind: 'truncated' }, false],
  safety_blocked: [modelFailure.safetyBlocked('SAFETY', 'refused') as ModelFailure & { kind: 'safety_blocked' }, false],
  unrecognised: [modelFailure.unrecognised('COSMIC', 'new word') as ModelFailure & { kind: 'unrecognised' }, false],
};

test.each(Object.entries(FAILURES))('%s', (kind, [failure, retryable]) => {
  expect(failure).toMatchObject({ kind, retryable, detail: expect.any(String) });
});

test('what the other side said is kept whole', () => {
  expect(FAILURES.rate_limited[0]).toMatchObject({ retryAfter: 2_000 });
  expect(FAILURES.safety_blocked[0]).toMatchObject({ raw: 'SAFETY' });
  expect(FAILURES.unrecognised[0]).toMatchObject({ raw: 'COSMIC' });
});
