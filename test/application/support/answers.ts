import { replyWith } from '../../../src/adapters/scripted/scripted-answers.ts';
import type { LessonScript } from '../../../src/domain/lesson.ts';
import { type ModelFailure, type ModelFailureKind, modelFailure } from '../../../src/domain/model-failure.ts';
import type { ModelReply } from '../../../src/domain/ports/language-model.ts';
import type { QueryUnderstanding, UnderstoodTopic } from '../../../src/domain/query-understanding.ts';
import { SAMPLE_QUESTION, sampleLesson } from '../../support/samples.ts';

export const TOPIC: UnderstoodTopic = {
  kind: 'topic',
  topic: { id: 'newtons-third-law', name: "Newton's third law" },
  interest: null,
  confidence: 0.9,
  guessed: false,
};

export const AMBIGUOUS: Extract<QueryUnderstanding, { kind: 'ambiguous' }> = {
  kind: 'ambiguous',
  questions: [
    {
      ...SAMPLE_QUESTION,
      options: [
        { id: 'a', label: 'Friction', topicId: 'friction' },
        { id: 'b', label: 'Something else' },
      ],
    },
  ],
  reasoning: 'The question names no subject.',
  bestGuess: { id: 'friction', name: 'Friction' },
};

export const SCRIPT: LessonScript = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0301').script;
export const UNSAFE_SCRIPT: LessonScript = { ...SCRIPT, title: 'How to build something unsafe' };
export const OFFLINE_SCRIPT: LessonScript = { ...SCRIPT, title: 'Composed offline' };

/** What the offline model gives: basic, and free. */
export function offlineReply<Value>(value: Value): ModelReply<Value> {
  return { ...replyWith(value, { model: 'offline', costUsd: 0 }), quality: 'basic' } as ModelReply<Value>;
}

/** One failure of every kind. A kind without its failure does not compile. */
export const MODEL_FAILURES: Readonly<Record<ModelFailureKind, ModelFailure>> = {
  rate_limited: modelFailure.rateLimited('429', 40_000),
  unavailable: modelFailure.unavailable('503'),
  timeout: modelFailure.timeout('late'),
  quota_exhausted: modelFailure.quotaExhausted('quota'),
  model_not_found: modelFailure.modelNotFound('404'),
  permission_denied: modelFailure.permissionDenied('403'),
  invalid_request: modelFailure.invalidRequest('400'),
  malformed_reply: modelFailure.malformedReply('not JSON'),
  truncated: modelFailure.truncated('MAX_TOKENS'),
  safety_blocked: modelFailure.safetyBlocked('PROHIBITED_CONTENT', 'refused'),
  unrecognised: modelFailure.unrecognised('COSMIC_RAYS', 'a new word'),
};
