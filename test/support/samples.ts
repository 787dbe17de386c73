import type { ClarificationQuestion } from '../../src/domain/clarification.ts';
import type { GenerationOutcome, OutcomeKind } from '../../src/domain/generation-outcome.ts';
import { type Lesson, type LessonQuality, NO_MEDIA } from '../../src/domain/lesson.ts';
import type { NewRequest } from '../../src/domain/ports/request-repository.ts';
import type { Provenance } from '../../src/domain/provenance.ts';

export function sampleLesson(id: string, quality: LessonQuality = 'full'): Lesson {
  const section = { heading: 'Idea', narration: 'Forces come in pairs.', onScreenText: 'Pairs', visual: 'Two arrows' };
  return {
    id,
    topic: { id: 'newtons-third-law', name: "Newton's third law" },
    grade: 10,
    interest: { id: 'basketball', name: 'basketball', family: 'ball_sports' },
    language: 'en',
    quality,
    script: {
      title: 'Push and be pushed',
      hook: 'Why does the ball push you back?',
      sections: [section, section, section],
      takeaways: ['One', 'Two', 'Three'],
      checkQuestions: [{ question: 'Which way?', answer: 'The other way.' }],
      estimatedSeconds: 60,
      sources: ['Vividly topic catalogue'],
    },
    media: NO_MEDIA,
  };
}

export const SAMPLE_PROVENANCE: Provenance = {
  model: 'gemini-3.5-flash',
  promptVersion: '1',
  modelCalls: 2,
  inputTokens: 1200,
  outputTokens: 800,
  costUsd: 0.0031,
};

export const SAMPLE_QUESTION: ClarificationQuestion = {
  id: 'which-topic',
  text: 'Which part of gravity?',
  options: [
    { id: 'a', label: 'Universal gravitation', topicId: 'universal-gravitation' },
    { id: 'b', label: 'Free fall', topicId: 'free-fall' },
  ],
  freeText: true,
};

/** One outcome of every kind: a variant without a sample does not compile. */
export const SAMPLE_OUTCOMES: { readonly [Kind in OutcomeKind]: Extract<GenerationOutcome, { kind: Kind }> } = {
  success: {
    kind: 'success',
    lesson: sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0001'),
    provenance: SAMPLE_PROVENANCE,
  },
  cached: {
    kind: 'cached',
    lesson: sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0002'),
    provenance: SAMPLE_PROVENANCE,
    ageSeconds: 61,
  },
  clarification_needed: {
    kind: 'clarification_needed',
    cause: 'ambiguous_query',
    questions: [SAMPLE_QUESTION],
    reasoning: 'Gravity has several lessons.',
    round: 1,
  },
  out_of_scope: {
    kind: 'out_of_scope',
    reason: 'non_academic',
    message: 'That is not something we make lessons about.',
    nearestTopics: [{ id: 'fermentation', name: 'Fermentation' }],
  },
  blocked: {
    kind: 'blocked',
    category: 'self_harm',
    raw: null,
    guidance: 'You are not alone.',
    helpResources: [{ name: 'Helpline', contact: 'Call or text 988' }],
  },
  failed: {
    kind: 'failed',
    reason: 'attempts_exhausted',
    stage: 'writing_script',
    message: 'Something went wrong on our side.',
    retryable: true,
  },
};

export function newRequest(id: string, overrides: Partial<NewRequest> = {}): NewRequest {
  return {
    id,
    correlationId: `correlation-${id}`,
    studentId: `student-${id}`,
    idempotencyKey: null,
    question: {
      query: 'Why do I get pushed back?',
      grade: 10,
      interests: ['basketball'],
      modalities: ['text'],
      language: 'en',
    },
    trace: null,
    ...overrides,
  };
}
