import type { LessonScript, LessonSection } from '../../../domain/lesson.ts';
import type { WriteScriptTask } from '../../../domain/ports/language-model.ts';
import type { Analogy, Topic } from '../../../domain/topic.ts';
import { secondsToSay } from './speaking-time.ts';

/** Up to this grade, or within two grades of where the topic starts, the simple explanation is told. */
const SIMPLE_UP_TO_GRADE = 8;
const NEW_TO_TOPIC = 2;

/** A lesson composed from the catalogue's own texts. The same task always gives the same script. */
export function composeScript(topic: Topic, { grade, interest }: WriteScriptTask): LessonScript {
  const isSimple = grade <= SIMPLE_UP_TO_GRADE || grade < topic.grades.from + NEW_TO_TOPIC;
  const paragraphs = isSimple ? topic.explanation.simple : topic.explanation.standard;
  const analogy = interest === null ? undefined : topic.analogies.find(({ family }) => family === interest.family);
  const sections = [
    idea(topic, paragraphs),
    howItWorks(topic, paragraphs),
    ...(analogy !== undefined && interest !== null ? [inYourWorld(topic, analogy, interest.name)] : []),
    workedExample(topic),
    misconception(topic),
  ];
  const hook = hookOf(topic, interest?.name ?? null, analogy !== undefined);
  const spoken = [hook, ...sections.map(({ narration }) => narration), ...topic.takeaways];
  return {
    title: analogy === undefined || interest === null ? topic.name : `${topic.name}, seen through ${interest.name}`,
    hook,
    sections,
    takeaways: topic.takeaways,
    checkQuestions: topic.checkQuestions,
    estimatedSeconds: secondsToSay(spoken),
    sources: [`Vividly topic catalogue: ${topic.name}`, ...topic.standards],
  };
}

function hookOf(topic: Topic, interest: string | null, fits: boolean): string {
  const question = topic.everydayWordings[0] ?? topic.summary;
  if (interest === null || !fits) return `${question} The answer is ${lowerFirst(topic.name)}.`;
  return `${question} The answer is ${lowerFirst(topic.name)}, and if you know ${interest}, you have met it already.`;
}

function idea(topic: Topic, paragraphs: readonly string[]): LessonSection {
  return {
    heading: 'The idea',
    narration: [topic.summary, paragraphs[0]].join(' '),
    onScreenText: topic.summary,
    visual: visual(topic, 0),
  };
}

function howItWorks(topic: Topic, paragraphs: readonly string[]): LessonSection {
  return {
    heading: 'How it works',
    narration: paragraphs.slice(1).join(' '),
    onScreenText: topic.takeaways[0] ?? topic.name,
    visual: visual(topic, 1),
  };
}

function inYourWorld(topic: Topic, { text, limit }: Analogy, interest: string): LessonSection {
  const told = text.replaceAll('{interest}', interest);
  return {
    heading: upperFirst(interest),
    narration: `${upperFirst(told)} The comparison has a limit: ${lowerFirst(limit)}`,
    onScreenText: `${topic.name} in ${interest}`,
    visual: visual(topic, 2),
  };
}

function workedExample(topic: Topic): LessonSection {
  const { problem, solution } = topic.workedExample;
  return {
    heading: 'Try it with me',
    narration: `${problem} ${solution}`,
    onScreenText: problem,
    visual: visual(topic, 2),
  };
}

function misconception(topic: Topic): LessonSection {
  const told = topic.misconceptions.map(({ belief, correction }) => `Some people think: ${belief} ${correction}`);
  return {
    heading: 'What people often get wrong',
    narration: told.join(' '),
    onScreenText: topic.misconceptions[0]?.correction ?? topic.summary,
    visual: visual(topic, 0),
  };
}

function visual(topic: Topic, index: number): string {
  return topic.visuals[index] ?? topic.visuals[0] ?? topic.name;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Newton's third law" and "DNA" stay as they are; "Photosynthesis" in a sentence is "photosynthesis". */
function lowerFirst(text: string): string {
  const first = text.split(' ')[0] ?? '';
  const isName = /^[A-Z].*['’]s$/.test(first) || /^[A-Z]{2,}/.test(first) || /^I\b/.test(first);
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
