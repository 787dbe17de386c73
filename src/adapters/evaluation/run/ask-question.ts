import { processDelivery } from '../../../application/process-delivery.ts';
import { submitRequest } from '../../../application/submit-request.ts';
import { outcomeOf } from '../../../domain/content-request.ts';
import type { GenerationOutcome } from '../../../domain/generation-outcome.ts';
import type { Milliseconds } from '../../../domain/instant.ts';
import { REQUEST_MESSAGE_SCHEMA } from '../../../domain/request-message.ts';
import type { QuestionCase } from '../cases/question-case.ts';
import { MeteredModel, type Usage } from './metered-model.ts';
import type { ModelUnderEvaluation } from './model-under-evaluation.ts';

/** How a question ended. */
export interface Answer {
  readonly asked: QuestionCase;
  readonly outcome: GenerationOutcome;
  /** The question as it was kept. */
  readonly keptQuery: string;
  readonly took: Milliseconds;
  readonly usage: Usage;
}

/** One question through submission and one delivery, as a student's would go. Null where it was stopped. */
export async function askQuestion(
  { openPorts, settings }: ModelUnderEvaluation,
  asked: QuestionCase,
  signal: AbortSignal,
): Promise<Answer | null> {
  const own = openPorts();
  const model = new MeteredModel(own.model);
  const ports = { ...own, model };
  const before = ports.clock.now();
  const { query, grade, interests } = asked;
  const submitted = await submitRequest(ports)({
    studentId: 'evaluation',
    idempotencyKey: null,
    correlationId: null,
    query,
    grade,
    interests,
    trace: null,
  });
  if (submitted.kind !== 'accepted') throw new Error(`${asked.id} was not accepted: ${submitted.kind}`);
  const { id: requestId, correlationId } = submitted.request;
  const body = ports.codec.encode({ schema: REQUEST_MESSAGE_SCHEMA, requestId, correlationId, attempt: 1 });
  await processDelivery(ports, settings)({ messageId: asked.id, body, trace: null, signal });
  const took = ports.clock.now() - before;
  const request = await ports.repository.find(requestId);
  const outcome = request === null ? null : outcomeOf(request);
  if (request === null || outcome === null) {
    if (signal.aborted) return null;
    throw new Error(`${asked.id} ended without an outcome`);
  }
  return { asked, outcome, keptQuery: request.question.query, took, usage: model.usage };
}
