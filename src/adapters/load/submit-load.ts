import type { Ports } from '../../application/ports.ts';
import { submitRequest } from '../../application/submit-request.ts';
import type { LoadQuestion } from './load-questions.ts';

/** What became of the submissions. */
export interface Submissions {
  /** Ids of the accepted requests. */
  readonly accepted: readonly string[];
  /** Why others were not accepted, one line each. */
  readonly refused: readonly string[];
}

export interface SubmitLoadOptions {
  readonly questions: readonly LoadQuestion[];
  /** Submitters at once. */
  readonly concurrency: number;
  /** No further question is sent once it aborts. */
  readonly stopping: AbortSignal;
  readonly onAccepted: (requestId: string) => void;
}

/** Submits the questions through the use case, each by a student of its own. */
export async function submitLoad(
  ports: Pick<Ports, 'repository' | 'queue' | 'codec' | 'ids' | 'policy' | 'telemetry'>,
  { questions, concurrency, stopping, onAccepted }: SubmitLoadOptions,
): Promise<Submissions> {
  const submit = submitRequest(ports);
  const run = ports.ids.uuid();
  const accepted: string[] = [];
  const refused: string[] = [];
  let next = 0;

  async function submitter(): Promise<void> {
    for (;;) {
      const number = next;
      const question = questions[number];
      if (question === undefined || stopping.aborted) return;
      next += 1;
      const studentId = `load-${run}-${number}`;
      try {
        const sent = { ...question, studentId, idempotencyKey: run, correlationId: null, trace: null };
        const result = await submit(sent);
        if (result.kind === 'accepted') {
          accepted.push(result.request.id);
          onAccepted(result.request.id);
        } else {
          refused.push(
            result.kind === 'invalid' ? result.problems.map(({ message }) => message).join(' ') : result.kind,
          );
        }
      } catch (thrown) {
        refused.push(thrown instanceof Error ? thrown.message : 'unknown');
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(concurrency, questions.length) }, submitter));
  return { accepted, refused };
}
