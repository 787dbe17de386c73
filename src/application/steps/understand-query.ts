import { MAX_CLARIFICATION_ROUNDS } from '../../domain/clarification.ts';
import { type ContentRequest, LAST_AUTOMATIC_GENERATION } from '../../domain/content-request.ts';
import type { ModelFailure } from '../../domain/model-failure.ts';
import type { UnderstandQueryTask } from '../../domain/ports/language-model.ts';
import { addProvenance } from '../../domain/provenance.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import { type GenerationContext, stopIfInterrupted, withinDeadline } from '../generation-context.ts';
import { BrokenAttempt } from './broken-attempt.ts';
import { chooseInterest } from './choose-interest.ts';
import { goDown, reportUnrecognised } from './degradation.ts';
import { inFitWords } from './fit-words.ts';
import { topicsToPickFrom } from './topics-to-pick-from.ts';

export interface Understood {
  readonly understanding: QueryUnderstanding;
  /** True when the configured model could not be asked and this is the offline understanding. */
  readonly degraded: boolean;
}

/** Understands the question, with the least that is needed: a checkpoint, our own policy, the student's choice, the model. */
export async function understandQuery(context: GenerationContext): Promise<Understood> {
  const { ports } = context;
  const request = context.request();
  const known = request.checkpoints.understanding;
  if (known !== null) return { understanding: known, degraded: false };

  const screening = screen(context, request);
  if (screening !== null) return { understanding: screening, degraded: false };

  const chosen = topicChosenByStudent(context, request);
  if (chosen !== null) return keep(context, chosen);

  const task = understandingTask(request);
  const reply = await withinDeadline(context, context.settings.understandingDeadline, (call) =>
    ports.model.understandQuery(task, call),
  );
  stopIfInterrupted(context.signal);
  if (reply.kind === 'failure') return understandWithoutModel(context, task, reply.failure);
  const understanding = decide(preferOwnInterest(context, reply.value), task.mustDecide);
  if (understanding.kind !== 'topic') return { understanding: inFitWords(context, understanding), degraded: false };
  context.finishStage(
    { understanding, provenance: addProvenance(request.checkpoints.provenance, reply.provenance) },
    'finding_lesson',
  );
  return { understanding, degraded: false };
}

function keep(context: GenerationContext, understanding: QueryUnderstanding): Understood {
  context.finishStage({ understanding }, 'finding_lesson');
  return { understanding, degraded: false };
}

/** The rungs below the model: a provider's refusal is an answer; anything else is an outage, and said to be one. */
async function understandWithoutModel(
  context: GenerationContext,
  task: UnderstandQueryTask,
  failure: ModelFailure,
): Promise<Understood> {
  if (failure.kind === 'safety_blocked') {
    const blocked = { kind: 'blocked', category: 'provider_policy', raw: failure.raw } as const;
    return { understanding: blocked, degraded: false };
  }
  reportUnrecognised(context, failure);
  if (!context.settings.ladder.offlineUnderstanding) throw new BrokenAttempt({ kind: 'model', failure });
  goDown(context, failure, 'offline_understanding');
  const reply = await withinDeadline(context, context.settings.understandingDeadline, (call) =>
    context.ports.offlineModel.understandQuery(task, call),
  );
  if (reply.kind === 'failure') throw new BrokenAttempt({ kind: 'model', failure: reply.failure });
  context.finishStage({}, 'finding_lesson');
  const decided = decide(preferOwnInterest(context, reply.value), task.mustDecide);
  const understanding = notCoveredIsUnknown(context, decided);
  // Asking means to go on when the model is back; it was back often enough and could never read this question.
  if (understanding.kind === 'ambiguous' && context.request().generation >= LAST_AUTOMATIC_GENERATION) {
    throw new BrokenAttempt({ kind: 'model', failure });
  }
  return { understanding: inFitWords(context, understanding), degraded: true };
}

/** Without the model we cannot know that a question is not covered, only that we did not understand it: so we ask. */
function notCoveredIsUnknown(context: GenerationContext, understanding: QueryUnderstanding): QueryUnderstanding {
  if (understanding.kind !== 'out_of_scope' || understanding.reason !== 'not_covered') return understanding;
  const nearest = understanding.nearestTopics.length < 2 ? topicsToPickFrom(context) : understanding.nearestTopics;
  const options = nearest.slice(0, 4).map(({ id, name }) => ({ id, label: name, topicId: id }));
  if (options.length < 2) return understanding;
  const question = { id: 'which-topic', text: 'Which of these is closest to what you mean?', options, freeText: true };
  return { kind: 'ambiguous', questions: [question], reasoning: 'Not understood offline.', bestGuess: null };
}

/** Our own policy comes before any model, so that no model can talk its way past it. */
function screen({ ports }: GenerationContext, request: ContentRequest): QueryUnderstanding | null {
  const texts = [
    request.question.query,
    ...request.question.interests,
    ...request.clarifications.map(({ reply }) => (reply.kind === 'text' ? reply.text : '')),
  ];
  for (const text of texts) {
    const screening = ports.policy.screenQuery(text);
    if (screening.kind === 'blocked') return { kind: 'blocked', category: screening.category, raw: null };
  }
  return null;
}

/** An option that names its topic needs no model: the student said which. */
function topicChosenByStudent(context: GenerationContext, request: ContentRequest): QueryUnderstanding | null {
  const { ports } = context;
  const last = request.clarifications.at(-1);
  if (last === undefined || last.reply.kind !== 'option') return null;
  const { optionId } = last.reply;
  const topicId = last.question.options.find(({ id }) => id === optionId)?.topicId;
  const topic = topicId === undefined ? null : ports.catalogue.topic(topicId);
  if (topic === null) return null;
  const interest = chooseInterest(
    context,
    topic.id,
    ports.catalogue.interest(request.question.query),
    context.settings.modelQuality,
  );
  return { kind: 'topic', topic: { id: topic.id, name: topic.name }, interest, confidence: 1, guessed: false };
}

/** What the student explicitly likes beats what a model read between the lines. */
function preferOwnInterest(context: GenerationContext, understanding: QueryUnderstanding): QueryUnderstanding {
  if (understanding.kind !== 'topic') return understanding;
  const { topic, interest } = understanding;
  return { ...understanding, interest: chooseInterest(context, topic.id, interest, context.settings.modelQuality) };
}

function understandingTask({ question, clarifications }: ContentRequest): UnderstandQueryTask {
  const justPickOne = clarifications.at(-1)?.reply.kind === 'skip';
  return {
    query: question.query,
    grade: question.grade,
    interests: question.interests,
    language: question.language,
    clarifications,
    mustDecide: justPickOne || clarifications.length >= MAX_CLARIFICATION_ROUNDS,
  };
}

/** When no round is left, the best guess is used, and said to be one. */
function decide(understanding: QueryUnderstanding, mustDecide: boolean): QueryUnderstanding {
  if (!mustDecide || understanding.kind !== 'ambiguous') return understanding;
  if (understanding.bestGuess === null) return { kind: 'out_of_scope', reason: 'not_covered', nearestTopics: [] };
  return { kind: 'topic', topic: understanding.bestGuess, interest: null, confidence: 0, guessed: true };
}
