import { match } from 'ts-pattern';
import { PortFault } from '../domain/generation-fault.ts';
import type { GenerationOutcome } from '../domain/generation-outcome.ts';
import type { BuildTicket } from '../domain/ports/lesson-library.ts';
import type { UnderstoodTopic } from '../domain/query-understanding.ts';
import type { GenerationContext } from './generation-context.ts';
import { type KeptAlive, keepAlive } from './keep-alive.ts';
import { askStudent, blockedOutcome, outOfScopeOutcome } from './steps/answers.ts';
import { findLesson } from './steps/find-lesson.ts';
import { renderLesson } from './steps/render-lesson.ts';
import { understandQuery } from './steps/understand-query.ts';
import { writeLesson } from './steps/write-lesson.ts';

/** One request from question to outcome: understand → find lesson → write script → render. Throws Interrupted or BrokenAttempt. */
export async function generateLesson(context: GenerationContext): Promise<GenerationOutcome> {
  const { understanding, degraded } = await understandQuery(context);
  return match(understanding)
    .returnType<Promise<GenerationOutcome> | GenerationOutcome>()
    .with({ kind: 'topic' }, (understood) => teach(context, understood, degraded))
    .with({ kind: 'ambiguous' }, (ambiguous) => askStudent(context, ambiguous, degraded))
    .with({ kind: 'out_of_scope' }, (outOfScope) => outOfScopeOutcome(context, outOfScope))
    .with({ kind: 'blocked' }, ({ category, raw }) => blockedOutcome(context, category, raw))
    .exhaustive();
}

async function teach(
  context: GenerationContext,
  understood: UnderstoodTopic,
  degraded: boolean,
): Promise<GenerationOutcome> {
  const guessed = understood.guessed ? ({ guessed: true } as const) : {};
  const found = await findLesson(context, understood, degraded);
  if (found.kind === 'hit') return { ...found.outcome, ...guessed };
  let reserved = found.ticket;
  const reservation = reserved === null ? null : keepReservation(context, reserved);
  try {
    const written = await writeLesson(context, understood, degraded);
    if (written.kind === 'ended') return written.outcome;
    const { lesson, complete } = await renderLesson(context, written);
    // A lesson whose media failed is this student's alone: the next one gets another try.
    if (reserved !== null && complete && lesson.quality === reserved.key.quality) {
      const ticket = reserved;
      const stored = await kept(context, () => context.ports.library.store(ticket, lesson, written.provenance));
      if (stored) reserved = null;
    }
    return { kind: 'success', lesson, provenance: written.provenance, ...guessed };
  } finally {
    // Not waited for: what an extension that is under way still does concerns nobody.
    void reservation?.stop();
    const ticket = reserved;
    if (ticket !== null) await kept(context, () => context.ports.library.release(ticket));
  }
}

/** A builder that dies must not keep others waiting for long, so it holds its reservation for a short time, again and again. */
function keepReservation({ ports, settings }: GenerationContext, ticket: BuildTicket): KeptAlive {
  return keepAlive(ports.clock, settings.leaseFor, () => ports.library.extend(ticket, settings.leaseFor));
}

/** What concerns the library alone must not cost this student a finished lesson; a reservation lapses by itself. */
async function kept<Result>(
  { ports, request }: GenerationContext,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (thrown) {
    const detail = thrown instanceof PortFault ? thrown.message : 'unexpected';
    ports.telemetry.emit({ type: 'library_failed', requestId: request().id, detail });
    return undefined;
  }
}
