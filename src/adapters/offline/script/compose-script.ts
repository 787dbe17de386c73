import { type LessonScript, transcriptOf } from '../../../domain/lesson.ts';
import type { Interest, Topic } from '../../../domain/topic.ts';
import { checkQuestionsFor } from './check-questions.ts';
import { hookFor } from './hook.ts';
import { canFollowExample, paragraphsFor, summaryFor, takeawaysFor } from './reading-level.ts';
import { secondsToRead } from './reading-time.ts';
import { analogySection, exampleSection, ideaSection, misconceptionSection, workingSection } from './sections.ts';

/** What a lesson is composed for. */
export interface ScriptOrder {
  readonly topic: Topic;
  readonly query: string;
  readonly grade: number;
  readonly interest: Interest | null;
}

/** Composes a lesson from what the catalogue holds on its topic: idea, working, comparison, example, mix-up. */
export function composeScript({ topic, query, grade, interest }: ScriptOrder): LessonScript {
  const paragraphs = paragraphsFor(topic, grade);
  const analogy = interest === null ? null : analogySection(topic, interest);
  const sections = [
    ideaSection(topic, [summaryFor(topic, grade), paragraphs[0] ?? ''], takeawaysFor(topic, grade)),
    workingSection(topic, paragraphs, takeawaysFor(topic, grade)),
    analogy,
    canFollowExample(topic, grade) ? exampleSection(topic) : null,
    misconceptionSection(topic),
  ].filter((section) => section !== null);
  // An interest without a comparison for this topic is not forced into the lesson.
  const tiedTo = analogy === null ? null : interest;
  const script: LessonScript = {
    title: tiedTo === null ? topic.name : `${topic.name}, explained with ${tiedTo.name}`,
    hook: hookFor(topic, query, tiedTo),
    sections,
    takeaways: takeawaysFor(topic, grade),
    checkQuestions: checkQuestionsFor(topic, grade),
    estimatedSeconds: 1,
    sources: [`Vividly topic catalogue: ${topic.name} (${topic.unit})`, ...topic.standards],
  };
  return { ...script, estimatedSeconds: secondsToRead(transcriptOf(script)) };
}
