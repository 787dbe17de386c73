import { match } from 'ts-pattern';
import type { GenerationOutcome } from '../../domain/generation-outcome.ts';
import { type Lesson, type LessonScript, NO_MEDIA } from '../../domain/lesson.ts';
import type { ModelFailure } from '../../domain/model-failure.ts';
import type { ModelReply, WriteScriptTask } from '../../domain/ports/language-model.ts';
import { addProvenance, type Provenance } from '../../domain/provenance.ts';
import type { UnderstoodTopic } from '../../domain/query-understanding.ts';
import { type GenerationContext, stopIfInterrupted, withinDeadline } from '../generation-context.ts';
import { blockedOutcome } from './answers.ts';
import { BrokenAttempt } from './broken-attempt.ts';
import { chooseInterest } from './choose-interest.ts';
import { goDown, reportUnrecognised } from './degradation.ts';
import { DraftDisplay } from './draft-display.ts';

export type WrittenLesson =
  | { readonly kind: 'lesson'; readonly lesson: Lesson; readonly provenance: Provenance }
  | { readonly kind: 'ended'; readonly outcome: GenerationOutcome };

type Script = Extract<ModelReply<LessonScript>, { kind: 'reply' }>;

/** Writes the lesson with the model, or composes a basic one offline where the model cannot be used. */
export async function writeLesson(
  context: GenerationContext,
  understood: UnderstoodTopic,
  degraded: boolean,
): Promise<WrittenLesson> {
  const { lesson, provenance } = context.request().checkpoints;
  if (lesson !== null && provenance !== null) {
    return { kind: 'lesson', lesson, provenance };
  }
  context.finishStage({}, 'writing_script');

  const task = scriptTask(context, understood);
  const written = degraded ? null : await askModel(context, task);
  if (written?.kind === 'reply' && isFit(context, written)) return lessonOf(context, task, written);
  if (written?.kind === 'failure' && written.failure.kind === 'safety_blocked') {
    return { kind: 'ended', outcome: blockedOutcome(context, 'provider_policy', written.failure.raw) };
  }
  const failure = written?.kind === 'failure' ? written.failure : null;
  if (failure !== null) reportUnrecognised(context, failure);
  const interest = chooseInterest(context, task.topic.id, task.interest, 'basic');
  const basic = { ...task, interest };
  return lessonOf(context, basic, await composeOffline(context, basic, failure));
}

async function askModel(context: GenerationContext, task: WriteScriptTask): Promise<ModelReply<LessonScript>> {
  // During an upgrade the student keeps the lesson they have, so nobody listens to drafts.
  const display = context.request().state.status === 'generating' ? new DraftDisplay(context) : null;
  try {
    const reply = await withinDeadline(context, context.settings.writingDeadline, (call) =>
      context.ports.model.writeScript(task, call, display?.take),
    );
    stopIfInterrupted(context.signal);
    return reply;
  } finally {
    await display?.close();
  }
}

/** The last rung that is a lesson. Where it is switched off, the request waits for the model by retrying. */
async function composeOffline(
  context: GenerationContext,
  task: WriteScriptTask,
  failure: ModelFailure | null,
): Promise<Script> {
  if (!context.settings.ladder.offlineLesson) {
    if (failure !== null) throw new BrokenAttempt({ kind: 'model', failure });
    throw new BrokenAttempt({ kind: 'infrastructure', where: 'language model', detail: 'no usable script' });
  }
  if (failure !== null) goDown(context, failure, 'offline_lesson');
  const reply = await withinDeadline(context, context.settings.writingDeadline, (call) =>
    context.ports.offlineModel.writeScript(task, call),
  );
  stopIfInterrupted(context.signal);
  return match(reply)
    .with({ kind: 'reply' }, (script) => script)
    .with({ kind: 'failure' }, ({ failure: offline }) => {
      throw new BrokenAttempt({ kind: 'model', failure: offline });
    })
    .exhaustive();
}

function lessonOf(context: GenerationContext, { topic, interest }: WriteScriptTask, written: Script): WrittenLesson {
  const { question, checkpoints } = context.request();
  const lesson: Lesson = {
    id: context.ports.ids.uuid(),
    topic,
    grade: question.grade,
    interest,
    language: question.language,
    quality: written.quality,
    script: written.value,
    media: NO_MEDIA,
  };
  return { kind: 'lesson', lesson, provenance: addProvenance(checkpoints.provenance, written.provenance) };
}

/** No model talks its way past our policy: a script that breaks it is not used. */
function isFit({ ports, request }: GenerationContext, { value }: Script): boolean {
  const screening = ports.policy.screenScript(value);
  if (screening.kind === 'allowed') return true;
  const { category } = screening;
  ports.telemetry.emit({ type: 'model_words_refused', requestId: request().id, what: 'script', category });
  return false;
}

function scriptTask({ request }: GenerationContext, { topic, interest }: UnderstoodTopic): WriteScriptTask {
  const { query, grade, language } = request().question;
  return { topic, interest, query, grade, language };
}
