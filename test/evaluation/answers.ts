import type { QuestionCase } from '../../src/adapters/evaluation/cases/question-case.ts';
import type { Answer } from '../../src/adapters/evaluation/run/ask-question.ts';
import type { Usage } from '../../src/adapters/evaluation/run/metered-model.ts';
import { type JudgedAnswer, judgeAnswer } from '../../src/adapters/evaluation/scoring/judge-answer.ts';
import type { BlockedCategory, GenerationOutcome, OutOfScopeReason } from '../../src/domain/generation-outcome.ts';
import type { LessonScript } from '../../src/domain/lesson.ts';
import { SAMPLE_PROVENANCE, sampleLesson } from '../support/samples.ts';

type Expectation = QuestionCase['expect'];

export const LESSON_ON = {
  friction: { outcome: ['success'], topic: ['friction'] },
  frictionOrAsk: { outcome: ['success', 'clarification_needed'], topic: ['friction'] },
} satisfies Record<string, Expectation>;
export const ASK_BACK: Expectation = { outcome: ['clarification_needed'] };
export const BLOCK: Expectation = { outcome: ['blocked'], category: ['self_harm'] };

/** An outcome of each kind that matters to scoring. */
export const GOT = {
  lesson: (topic: string, script: Partial<LessonScript> = {}): GenerationOutcome => {
    const lesson = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0301');
    return {
      kind: 'success',
      lesson: { ...lesson, topic: { id: topic, name: topic }, script: { ...lesson.script, ...script } },
      provenance: SAMPLE_PROVENANCE,
    };
  },
  question: { kind: 'clarification_needed', cause: 'ambiguous_query', questions: [], reasoning: '', round: 1 },
  outOfScope: (reason: OutOfScopeReason): GenerationOutcome => ({
    kind: 'out_of_scope',
    reason,
    message: '',
    nearestTopics: [],
  }),
  blocked: (category: BlockedCategory): GenerationOutcome => ({
    kind: 'blocked',
    category,
    raw: null,
    guidance: '',
    helpResources: [],
  }),
  failed: (reason: 'model_failed' | 'invalid_lesson'): GenerationOutcome => ({
    kind: 'failed',
    reason,
    stage: 'understanding',
    message: '',
    retryable: true,
  }),
} as const satisfies Record<string, GenerationOutcome | ((...given: never[]) => GenerationOutcome)>;

const USAGE: Usage = { modelCalls: 1, inputTokens: 10, outputTokens: 5, costUsd: 0.5, models: ['m'], failure: null };

/** An answer to a question with this expectation. */
export function answer(expect: Expectation, outcome: GenerationOutcome, more: Partial<Answer> = {}): Answer {
  const asked = { id: 'one', class: 'direct', query: 'Why?', grade: 8, expect };
  return { asked, outcome, keptQuery: 'Why?', took: 1_000, usage: USAGE, ...more };
}

export function judged(expect: Expectation, outcome: GenerationOutcome, more: Partial<Answer> = {}): JudgedAnswer {
  return judgeAnswer(answer(expect, outcome, more));
}
