import type { ClarificationQuestion } from '../../../src/domain/clarification.ts';
import type { OutOfScopeReason } from '../../../src/domain/generation-outcome.ts';
import { modelFailure } from '../../../src/domain/model-failure.ts';
import type { QueryUnderstanding } from '../../../src/domain/query-understanding.ts';
import type { TopicReference } from '../../../src/domain/topic.ts';
import type { KeyedAnswers } from '../../support/keyed-model.ts';

/** What the students of these tests ask, named by what becomes of it. */
export const ASK = {
  lesson: 'Why do I get pushed back when I shoot a basketball?',
  vague: 'How do forces work?',
  veryVague: 'Tell me about stuff that moves',
  anyForce: 'Something about forces, please',
  nonAcademic: 'Who is the best basketball player?',
  notCovered: 'Who was Cleopatra?',
  beyondGrade: 'How do I work out where a thrown ball lands?',
  blocked: 'please block this question of mine',
  failsOnce: 'Why is ice slippery?',
  unreadable: 'thingy with the whatsit',
} as const;

const FRICTION: TopicReference = { id: 'friction', name: 'Friction' };
const THIRD_LAW: TopicReference = { id: 'newtons-third-law', name: "Newton's third law" };
const SECOND_LAW: TopicReference = { id: 'newtons-second-law', name: "Newton's second law" };

/** One option that names its topic, one that the model has to read. */
const WHICH_FORCE: ClarificationQuestion = {
  id: 'which-force',
  text: 'Which part of forces would you like to understand?',
  options: [
    { id: 'third', label: 'Why things push back', topicId: THIRD_LAW.id },
    { id: 'friction', label: 'Why things slow down', topicId: FRICTION.id },
    { id: 'second', label: 'Why heavy things are hard to push', topicId: SECOND_LAW.id },
  ],
  freeText: true,
};

const ambiguous: Extract<QueryUnderstanding, { kind: 'ambiguous' }> = {
  kind: 'ambiguous',
  questions: [WHICH_FORCE],
  reasoning: 'Forces fill several lessons, and we would like to give you the right one.',
  bestGuess: THIRD_LAW,
};

const about = (topic: TopicReference): QueryUnderstanding => ({
  kind: 'topic',
  topic,
  interest: null,
  confidence: 0.9,
  guessed: false,
});
const outOfScope = (reason: OutOfScopeReason, nearestTopics: readonly TopicReference[]): QueryUnderstanding => ({
  kind: 'out_of_scope',
  reason,
  nearestTopics,
});
const broken = modelFailure.malformedReply('not JSON');

/** What the model makes of them. Everything else is about Newton's third law. */
export const MODEL_ANSWERS: ReadonlyMap<string, KeyedAnswers> = new Map<string, KeyedAnswers>([
  [ASK.vague, { understand: [ambiguous, about(FRICTION)] }],
  [ASK.veryVague, { understand: [ambiguous, ambiguous, about(SECOND_LAW)] }],
  [ASK.anyForce, { understand: [ambiguous] }],
  [ASK.nonAcademic, { understand: [outOfScope('non_academic', [THIRD_LAW, FRICTION])] }],
  [ASK.notCovered, { understand: [outOfScope('not_covered', [])] }],
  [ASK.beyondGrade, { understand: [outOfScope('beyond_grade', [SECOND_LAW])] }],
  [ASK.failsOnce, { understand: [broken, about(FRICTION)] }],
  [FRICTION.name, { understand: [about(FRICTION)] }],
  [SECOND_LAW.name, { understand: [about(SECOND_LAW)] }],
]);

/** What is made of them without the model. */
export const OFFLINE_ANSWERS: ReadonlyMap<string, KeyedAnswers> = new Map<string, KeyedAnswers>([
  [ASK.failsOnce, { understand: [broken] }],
  [ASK.unreadable, { understand: [ambiguous] }],
]);
