import type { ContentRequest } from '../domain/content-request.ts';
import { checkQuestion, type QuestionProblem } from '../domain/question.ts';
import { MAX_CORRELATION_ID_CHARACTERS } from '../domain/request-message.ts';
import type { TraceContext } from '../domain/trace-context.ts';
import type { Ports } from './ports.ts';
import { publishRequest } from './publish-request.ts';

/** What a student sends, unchecked but for its types. */
export interface SubmittedQuestion {
  readonly studentId: string;
  readonly idempotencyKey: string | null;
  /** The client's own name for the call; one that no message can carry is replaced by the request's id. */
  readonly correlationId: string | null;
  readonly query: string;
  readonly grade: number;
  readonly interests?: readonly string[] | undefined;
  readonly modalities?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly trace: TraceContext | null;
}

export type SubmitResult =
  | { readonly kind: 'accepted'; readonly request: ContentRequest; readonly existing: boolean }
  | { readonly kind: 'invalid'; readonly problems: readonly QuestionProblem[] }
  | { readonly kind: 'key_reused' };

/**
 * Accepts a question: check → redact → store → publish. Idempotent on the student's key. Once it answers `accepted`,
 * the request is committed and will end in an outcome, whether or not the queue could be reached.
 */
export function submitRequest(
  ports: Pick<Ports, 'repository' | 'queue' | 'codec' | 'ids' | 'policy' | 'telemetry'>,
): (submitted: SubmittedQuestion) => Promise<SubmitResult> {
  return async (submitted) => {
    const checked = checkQuestion(submitted);
    if (checked.kind === 'invalid') return checked;
    const question = {
      ...checked.question,
      query: ports.policy.redact(checked.question.query),
      interests: checked.question.interests.map((interest) => ports.policy.redact(interest)),
    };
    const id = ports.ids.uuid();
    const submission = await ports.repository.submit({
      id,
      correlationId: usableName(submitted.correlationId) ?? id,
      studentId: submitted.studentId,
      idempotencyKey: submitted.idempotencyKey,
      question,
      trace: submitted.trace,
    });
    if (submission.kind === 'key_reused') return submission;
    const { request } = submission;
    const existing = submission.kind === 'existing';
    if (!existing) await publishRequest(ports, request);
    ports.telemetry.emit({
      type: 'request_submitted',
      requestId: request.id,
      correlationId: request.correlationId,
      existing,
    });
    return { kind: 'accepted', request, existing };
  };
}

function usableName(name: string | null): string | null {
  return name !== null && name !== '' && name.length <= MAX_CORRELATION_ID_CHARACTERS ? name : null;
}
