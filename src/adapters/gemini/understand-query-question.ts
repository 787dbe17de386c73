import type { UnderstandQueryTask } from '../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import type { GeminiQuestion } from './ask-gemini.ts';
import { understandQueryRequest } from './prompts/understand-query-request.ts';
import { checkShape } from './replies/checked-reply.ts';
import { understandingOf } from './replies/understanding-of.ts';
import { understandingProblems } from './replies/understanding-problems.ts';
import { understandingReply } from './replies/understanding-reply.ts';

/** The task as a question to Gemini: its prompt, and the check that its reply must pass. */
export function understandQueryQuestion(
  task: UnderstandQueryTask,
  catalogue: TopicCatalogue,
): GeminiQuestion<QueryUnderstanding> {
  const context = { catalogue, mustDecide: task.mustDecide, round: nextRound(task) };
  return {
    request: understandQueryRequest(task, catalogue),
    check: (json) => {
      const shaped = checkShape(understandingReply, json);
      if (shaped.kind === 'invalid') return shaped;
      const problems = understandingProblems(shaped.value, context);
      if (problems.length > 0) return { kind: 'invalid', problems };
      return { kind: 'valid', value: understandingOf(shaped.value, context) };
    },
  };
}

function nextRound(task: UnderstandQueryTask): number {
  return 1 + Math.max(0, ...task.clarifications.map(({ round }) => round));
}
