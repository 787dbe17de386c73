import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { submitRequest } from '../../src/application/submit-request.ts';

type Submit = ReturnType<typeof submitRequest>;

const TRY_AGAIN_AFTER = 500;

/** A student's client: sends a question under one idempotency key until it is told that it was accepted. */
export async function submitThroughFaults(
  submit: Submit,
  question: { readonly query: string; readonly grade: number; readonly interests: readonly string[] },
  { number, giveUpAt }: { readonly number: number; readonly giveUpAt: number },
): Promise<{ readonly id: string; readonly attempts: number }> {
  const sent = {
    ...question,
    studentId: `chaos-student-${number}`,
    idempotencyKey: randomUUID(),
    correlationId: null,
    trace: null,
  };
  for (let attempts = 1; ; attempts += 1) {
    try {
      const result = await submit(sent);
      if (result.kind === 'accepted') return { id: result.request.id, attempts };
      throw new Error(`question ${number} was refused: ${JSON.stringify(result)}`);
    } catch (thrown) {
      if (!isRetryable(thrown) || Date.now() > giveUpAt) throw thrown;
      await wait(TRY_AGAIN_AFTER);
    }
  }
}

/** By its shape: the class that was thrown is the built one, and not the one of these sources. */
function isRetryable(thrown: unknown): boolean {
  return thrown instanceof Error && 'retryable' in thrown && thrown.retryable === true;
}
