import type { Topic } from '../../../domain/topic.ts';

/**
 * A topic's name as it stands inside a sentence: "Fermentation" is "fermentation", while "Newton's third law" and "DNA
 * structure" stay. A first word that the topic's own texts write small is no proper name.
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
  ];
  const isAcronym = first !== small && first.slice(1) !== small.slice(1);
  const isWrittenSmall = texts.some((text) => text.split(/[^\p{L}\p{N}'’-]+/u).includes(small));
  return isAcronym || !isWrittenSmall ? topic.name : [small, ...rest].join(' ');
}
