import { match } from 'ts-pattern';
import type { CachedOutcome } from '../../domain/generation-outcome.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import { type LessonKey, lessonKey } from '../../domain/lesson-key.ts';
import type { BuildTicket, LibraryLesson } from '../../domain/ports/lesson-library.ts';
import type { UnderstoodTopic } from '../../domain/query-understanding.ts';
import { type GenerationContext, stopIfInterrupted } from '../generation-context.ts';
import { comparisonOf } from './choose-interest.ts';

export type FoundLesson =
  | { readonly kind: 'hit'; readonly outcome: CachedOutcome }
  /** To be written; with the ticket where this worker is the one builder of a library lesson. */
  | { readonly kind: 'write'; readonly ticket: BuildTicket | null };

/** Looks the lesson up; on a miss one worker builds it and the others wait for that lesson. */
export async function findLesson(
  context: GenerationContext,
  understood: UnderstoodTopic,
  degraded: boolean,
): Promise<FoundLesson> {
  const key = wantedKey(context, understood);
  // A checkpointed lesson of this request is dearer than another look.
  if (context.request().checkpoints.lesson !== null) return { kind: 'write', ticket: null };
  if (degraded) {
    const entry = context.settings.ladder.library ? await context.ports.library.peek(key) : null;
    return entry === null || !isFit(context, entry) ? { kind: 'write', ticket: null } : hit(entry, understood);
  }
  // Builders that fail one after another must not hold up everybody behind them.
  const patience = context.ports.clock.now() + 2 * longestBuild(context);
  while (context.ports.clock.now() <= patience) {
    stopIfInterrupted(context.signal);
    const acquired = await context.ports.library.acquire(key, context.settings.leaseFor);
    const found = match(acquired)
      .returnType<FoundLesson | null>()
      .with({ kind: 'hit' }, ({ entry }) =>
        isFit(context, entry) ? hit(entry, understood) : { kind: 'write', ticket: null },
      )
      .with({ kind: 'build' }, ({ ticket }) => ({ kind: 'write', ticket }))
      .with({ kind: 'building' }, () => null)
      .exhaustive();
    if (found !== null) return found;
    context.save();
    await context.ports.clock.sleep(context.settings.libraryPoll, context.signal);
  }
  return { kind: 'write', ticket: null };
}

/** A builder that lives stores its lesson when it is rendered; one that died is noticed when its reservation lapses. */
function longestBuild({ settings, request }: GenerationContext): Milliseconds {
  const { modalities } = request().question;
  const renderings = modalities.includes('video') ? 2 : modalities.includes('audio') ? 1 : 0;
  return settings.writingDeadline + renderings * settings.renderingDeadline + settings.leaseFor;
}

/** What the library is asked for: the lesson that this request wants, in the quality that the model can give. */
export function wantedKey(
  { ports, settings, request }: Pick<GenerationContext, 'ports' | 'settings' | 'request'>,
  understood: UnderstoodTopic,
): LessonKey {
  const { grade, language, modalities } = request().question;
  return lessonKey({
    topicId: understood.topic.id,
    interest: understood.interest,
    comparison: comparisonOf({ ports }, understood.topic.id, understood.interest, settings.modelQuality),
    grade,
    language,
    modalities,
    quality: settings.modelQuality,
    policyVersion: settings.lessonVersion,
  });
}

/** The output rules hold for what was stored under older ones, too. */
function isFit({ ports }: GenerationContext, { lesson }: LibraryLesson): boolean {
  return ports.policy.screenScript(lesson.script).kind === 'allowed';
}

/** Interests of one family share a lesson: where it is tied to another one than the student's, that is said. */
function hit({ lesson, provenance, ageSeconds }: LibraryLesson, { interest }: UnderstoodTopic): FoundLesson {
  const own = interest === null || interest.id === lesson.interest?.id ? {} : { closeTo: interest };
  return { kind: 'hit', outcome: { kind: 'cached', lesson, provenance, ageSeconds, ...own } };
}
