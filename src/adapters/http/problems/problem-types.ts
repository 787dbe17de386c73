/** Every problem that the API answers with. The words are part of the type URIs and never change. */
export const PROBLEM_TYPES = {
  invalid_request: { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'A valid bearer token is needed' },
  forbidden: { status: 403, title: 'This is not yours to do' },
  unknown_address: { status: 404, title: 'There is nothing at this address' },
  unknown_request: { status: 404, title: 'There is no such request' },
  unknown_media: { status: 404, title: 'There is no such file' },
  range_not_satisfiable: { status: 416, title: 'The file has no such part' },
  unknown_lesson: { status: 404, title: 'There is no such lesson' },
  unknown_dead_letter: { status: 404, title: 'There is no such dead letter' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  idempotency_key_reused: { status: 409, title: 'The idempotency key was used for another question' },
  request_ended: { status: 409, title: 'The request has already ended' },
  no_lesson: { status: 409, title: 'The request has no lesson' },
  not_waiting: { status: 409, title: 'The request does not wait for an answer' },
  dead_letter_settled: { status: 409, title: 'The dead letter was already replayed or discarded' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body must be JSON' },
  invalid_fields: { status: 422, title: 'Some fields cannot be used' },
  rate_limited: { status: 429, title: 'Too many requests' },
  unrecognised_word: { status: 500, title: 'A stored word is not known to this version' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  not_ready: { status: 503, title: 'The service is not ready' },
  unavailable: { status: 503, title: 'A part of the service cannot be reached' },
} as const;

/** The word of a problem; its type URI is made of it. */
export type ProblemWord = keyof typeof PROBLEM_TYPES;

/** The stable type URI of a problem. Source: RFC 9457, section 3.1.1. */
export function problemType(word: ProblemWord): string {
  return `urn:problem-type:vividly:${word.replaceAll('_', '-')}`;
}
