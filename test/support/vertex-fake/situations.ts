import type { FakeAnswer, GenerateContentBody } from './fake-reply.ts';
import { apiError, blockedPrompt, candidate, NO_CANDIDATES, quotaFailure, retryInfo } from './recorded-replies.ts';

// Adversarial on purpose: Google's messages may quote the request, and none of it may reach a log.
const quoting = (body: GenerateContentBody) => JSON.stringify(body.contents);

/** Situations of Vertex AI by name, in the shape in which it was recorded. */
export const VERTEX_SITUATIONS = {
  truncated: candidate('{"decision": "topic", "topicId": "newt', 'MAX_TOKENS'),
  truncated_empty: candidate(null, 'MAX_TOKENS'),
  truncated_continuation: candidate('{"decision"', 'CONTINUATION'),
  safety: candidate(null, 'SAFETY'),
  prohibited_content: candidate(null, 'PROHIBITED_CONTENT'),
  spii: candidate(null, 'SPII'),
  recitation: candidate(null, 'RECITATION'),
  blocklist: candidate(null, 'BLOCKLIST'),
  language: candidate(null, 'LANGUAGE'),
  other: candidate(null, 'OTHER'),
  unknown_finish_reason: candidate('{}', 'COSMIC_RAYS'),
  no_finish_reason: candidate('{}', null),
  prompt_blocked: blockedPrompt('PROHIBITED_CONTENT'),
  prompt_blocked_jailbreak: blockedPrompt('JAILBREAK'),
  prompt_blocked_unknown: blockedPrompt('BAD_MOON'),
  no_candidates: NO_CANDIDATES,
  empty_text: candidate('', 'STOP'),
  junk: candidate('I am sorry, I would rather talk about the weather.', 'STOP'),
  not_json: {
    kind: 'response',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<html>Sign in to the Wi-Fi</html>',
  },
  bad_request: (body) => apiError(400, 'INVALID_ARGUMENT', `Request contains an invalid argument: ${quoting(body)}`),
  schema_refused: apiError(
    400,
    'INVALID_ARGUMENT',
    'The specified schema produces a constraint that has too many states for serving.',
  ),
  unauthenticated: apiError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.'),
  forbidden: apiError(
    403,
    'PERMISSION_DENIED',
    'Vertex AI API has not been used in project before or it is disabled.',
    {
      details: [
        { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED', domain: 'googleapis.com' },
      ],
    },
  ),
  retired_model: apiError(
    404,
    'NOT_FOUND',
    'Publisher Model `gemini-1.5-flash` was not found or your project does not have access to it.',
  ),
  request_timeout: apiError(408, 'DEADLINE_EXCEEDED', 'The request timed out.'),
  aborted: apiError(409, 'ABORTED', 'The operation was aborted.'),
  retry_after_header: apiError(429, 'RESOURCE_EXHAUSTED', 'Resource exhausted. Please try again later.', {
    headers: { 'Retry-After': '7' },
  }),
  retry_info: apiError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded for requests per minute.', {
    details: [retryInfo('12.5s')],
  }),
  rate_limited_bare: apiError(429, 'RESOURCE_EXHAUSTED', 'Resource exhausted. Please try again later.'),
  daily_quota: apiError(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota.', {
    details: [quotaFailure('GenerateRequestsPerDayPerProjectPerModel'), retryInfo('30s')],
  }),
  client_closed: apiError(499, 'CANCELLED', 'The operation was cancelled.'),
  internal: (body) => apiError(500, 'INTERNAL', `Internal error encountered while serving ${quoting(body)}`),
  bad_gateway: {
    kind: 'response',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html>502 Bad Gateway</html>',
  },
  overloaded: apiError(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
  gateway_timeout: apiError(504, 'DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.'),
  unknown_error_status: apiError(418, 'TEAPOT', 'Short and stout.'),
  hang: { kind: 'hang' },
  reset: { kind: 'reset' },
} as const satisfies Readonly<Record<string, FakeAnswer>>;

export type VertexSituation = keyof typeof VERTEX_SITUATIONS;
