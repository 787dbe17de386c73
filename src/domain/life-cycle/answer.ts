import type { ClarificationReply } from '../clarification.ts';
import type { ContentRequest } from '../content-request.ts';
import type { Instant } from '../instant.ts';
import { normaliseText } from '../question.ts';
import { workAnew } from './intervene.ts';
import { refused, type Transition } from './transition.ts';

/** Takes the student's answer; the same request resumes. */
export function answer(
  request: ContentRequest,
  { questionId, reply }: { questionId: string; reply: ClarificationReply },
  now: Instant,
): Transition {
  const { state } = request;
  const open = state.status === 'awaiting_clarification' ? state.outcome.questions : [];
  const question = open.find(({ id }) => id === questionId);
  if (question === undefined && request.clarifications.some((answered) => answered.question.id === questionId)) {
    return refused(request, { reason: 'already_answered' });
  }
  if (state.status !== 'awaiting_clarification') {
    return refused(request, { reason: 'not_waiting', status: state.status });
  }
  if (question === undefined) return refused(request, { reason: 'unknown_question' });
  if (reply.kind === 'option' && !question.options.some(({ id }) => id === reply.optionId)) {
    return refused(request, { reason: 'unknown_option' });
  }
  const cleaned: ClarificationReply = reply.kind === 'text' ? { kind: 'text', text: normaliseText(reply.text) } : reply;
  const clarifications = [...request.clarifications, { round: state.outcome.round, question, reply: cleaned }];
  return workAnew(request, { clarifications }, 'clarification_answered', now);
}
