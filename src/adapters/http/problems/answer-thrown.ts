import type { Context, ErrorHandler } from 'hono';
import { UnrecognisedWord } from '../../../domain/generation-fault.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import type { HttpEnvironment } from '../http-environment.ts';
import { problemOfThrown } from './problem-of-thrown.ts';
import { problemResponse } from './problem-response.ts';

/** Turns whatever was thrown into a problem document, and lets the operator know of what nobody expected. */
export function answerThrown(dependencies: Pick<HttpDependencies, 'report'>): ErrorHandler<HttpEnvironment> {
  return (thrown, context) => {
    observeThrown(dependencies, thrown, context);
    return problemResponse(context, problemOfThrown(thrown));
  };
}

/** Makes a thrown value visible to the operator, unless the caller is the one who can do something about it. */
export function observeThrown(
  { report }: Pick<HttpDependencies, 'report'>,
  thrown: unknown,
  context: Context<HttpEnvironment>,
): void {
  if (thrown instanceof UnrecognisedWord) {
    context.get('telemetry').emit({ type: 'unexpected_status', where: thrown.where, raw: thrown.raw });
    return;
  }
  const { word } = problemOfThrown(thrown);
  if (word === 'internal_error' || word === 'unavailable') {
    const operation = `${context.req.method} ${context.req.path}`;
    report(thrown, { correlationId: context.get('correlationId') ?? '', operation });
  }
}
