import { match } from 'ts-pattern';
import type { LessonQuality, LessonScript, LessonSection } from '../../../domain/lesson.ts';
import { type ModelFailure, modelFailure } from '../../../domain/model-failure.ts';
import type {
  ModelReply,
  ScriptDraft,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../../domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../../domain/query-understanding.ts';
import { readQuestion, type SimulatedTopic } from './simulated-questions.ts';

/** What a model of this quality understands of a question that it can read. */
export function understanding(task: UnderstandQueryTask, quality: LessonQuality): QueryUnderstanding | ModelFailure {
  const { kind, topic } = readQuestion(task.query);
  const full = quality === 'full';
  return match(kind)
    .returnType<QueryUnderstanding | ModelFailure>()
    .with('clear', 'unwritable', () => understood(topic))
    .with('vague', () => (answered(task) ? understood(topic) : unclear(topic)))
    .with('subtle', () => (full ? understood(topic) : unclear(topic)))
    .with('misleading', () => (full ? OUT_OF_SCOPE : understood(topic)))
    .with('off_topic', () => OUT_OF_SCOPE)
    .with('refused_by_provider', () =>
      full ? modelFailure.safetyBlocked('PROHIBITED_CONTENT', 'simulated') : understood(topic),
    )
    .with('blocked_by_policy', () => modelFailure.invalidRequest('a blocked question reached a model'))
    .exhaustive();
}

/** What a model of this quality writes. */
export function script({ query, topic }: WriteScriptTask, quality: LessonQuality): LessonScript | ModelFailure {
  if (quality === 'full' && readQuestion(query).kind === 'unwritable') return modelFailure.malformedReply('simulated');
  return {
    ...opening(topic.name),
    sections: Array(3).fill(section(topic.name, quality)),
    takeaways: ['One', 'Two', 'Three'],
    checkQuestions: [],
    estimatedSeconds: 60,
    sources: [],
  };
}

/** The first drafts of what a full model writes: title and hook, then section after section. */
export function draftsOf({ topic }: WriteScriptTask, count: number): readonly ScriptDraft[] {
  return Array.from({ length: count }, (_, sections) => ({
    ...opening(topic.name),
    sections: Array(sections).fill(section(topic.name, 'full')),
  }));
}

function opening(title: string) {
  return { title, hook: 'Why?' };
}

function section(topic: string, narration: string): LessonSection {
  return { heading: topic, narration, onScreenText: topic, visual: topic };
}

/** A model's reply around its answer. */
export function replyOf<Value extends object>(
  model: string,
  quality: LessonQuality,
  value: Value | ModelFailure,
): ModelReply<Value> {
  if (isFailure(value)) return { kind: 'failure', failure: value, modelCalls: 1 };
  const provenance = { model, promptVersion: 'simulation', modelCalls: 1, inputTokens: 1, outputTokens: 1, costUsd: 0 };
  return { kind: 'reply', value, provenance, quality };
}

const OUT_OF_SCOPE: QueryUnderstanding = { kind: 'out_of_scope', reason: 'non_academic', nearestTopics: [] };

/** A student's second answer, or a decision that must be made, settles what was unclear. */
function answered({ clarifications, mustDecide }: UnderstandQueryTask): boolean {
  return mustDecide || clarifications.length > 1;
}

function understood(topic: SimulatedTopic): QueryUnderstanding {
  return { kind: 'topic', topic: { id: topic, name: topic }, interest: null, confidence: 1, guessed: false };
}

function unclear(topic: SimulatedTopic): QueryUnderstanding {
  const options = [
    { id: 'this', label: topic, topicId: topic },
    { id: 'other', label: 'Something else' },
  ];
  const question = { id: 'which', text: 'Which do you mean?', options, freeText: true };
  return { kind: 'ambiguous', questions: [question], reasoning: 'simulated', bestGuess: { id: topic, name: topic } };
}

function isFailure(value: object): value is ModelFailure {
  return 'retryable' in value;
}
