import { match, P } from 'ts-pattern';
import type { ClarificationReply } from '../domain/clarification.ts';
import type { ContentRequest } from '../domain/content-request.ts';
import type { Refusal } from '../domain/life-cycle-action.ts';
import { MAX_QUERY_CHARACTERS, normaliseText } from '../domain/question.ts';
import type { Ports } from './ports.ts';
import { publishRequest } from './publish-request.ts';

export interface ClarificationAnswer {
  readonly requestId: string;
  readonly questionId: string;
  readonly reply: ClarificationReply;
}

export type AnswerResult =
  | { readonly kind: 'resumed'; readonly request: ContentRequest }
  /** The same question was answered before, perhaps in another tab: nothing more to do. */
  | { readonly kind: 'already_answered'; readonly request: ContentRequest }
  | { readonly kind: 'unknown_request' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'invalid'; readonly message: string };

/** Takes a student's answer to a clarifying question; the same request goes on. */
export function answerClarification(
  ports: Pick<Ports, 'repository' | 'queue' | 'codec' | 'policy' | 'telemetry'>,
): (answer: ClarificationAnswer) => Promise<AnswerResult> {
  return async ({ requestId, questionId, reply }) => {
    if (reply.kind === 'text') {
      const text = normaliseText(reply.text);
      if (text === '' || [...text].length > MAX_QUERY_CHARACTERS) {
        return { kind: 'invalid', message: `Answer in 1 to ${MAX_QUERY_CHARACTERS} characters, or choose an option.` };
      }
    }
    const safe: ClarificationReply =
      reply.kind === 'text' ? { kind: 'text', text: ports.policy.redact(normaliseText(reply.text)) } : reply;
    const result = await ports.repository.apply(requestId, { type: 'answer', questionId, reply: safe });
    return match(result)
      .returnType<Promise<AnswerResult> | AnswerResult>()
      .with({ kind: 'unknown_request' }, (unknown) => unknown)
      .with({ kind: 'refused', refusal: { reason: 'already_answered' } }, ({ request }) => ({
        kind: 'already_answered',
        request,
      }))
      .with({ kind: 'refused', refusal: P.select() }, (refusal) => ({ kind: 'refused', refusal }))
      .with({ kind: 'applied' }, async ({ request }) => {
        await publishRequest(ports, request);
        return { kind: 'resumed', request };
      })
      .exhaustive();
  };
}
