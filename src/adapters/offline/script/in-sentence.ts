import type { Topic } from '../../../domain/topic.ts';

/**
 * A topic's name as it stands inside a sentence: "Fermentation" is "fermentation", while "Newton's third law" and "DNA
 * structure" stay. A first word is a proper name where the topic's own texts write it large inside a sentence, and never small.
 */
export function nameInSentence(topic: Topic): string {
  const [first = '', ...rest] = topic.name.split(' ');
  const small = first.toLowerCase();
  const texts = [
    ...topic.synonyms,
    ...topic.keywords,
    topic.summary,
    ...topic.takeaways,
    ...topic.explanation.simple,
    ...topic.explanation.standard,
    ...topic.misconceptions.flatMap(({ belief, correction }) => [belief, correction]),
    ...topic.analogies.flatMap(({ text, limit }) => [text, limit]),
    ...topic.checkQuestions.flatMap(({ question, answer }) => [question, answer]),
    topic.workedExample.problem,
    topic.workedExample.solution,
  ];
  if (/^.+\p{Lu}/u.test(first) || /['’]s$/u.test(first)) return topic.name;
  const isWrittenSmall = texts.some((text) => text.split(/[^\p{L}\p{N}'’-]+/u).includes(small));
  const isWrittenLarge = texts.some((text) => new RegExp(`[\\p{Ll},;:] ${first}(?!\\p{L})`, 'u').test(text));
  return isWrittenLarge && !isWrittenSmall ? topic.name : [small, ...rest].join(' ');
}
