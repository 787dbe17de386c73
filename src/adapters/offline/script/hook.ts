import type { Interest, Topic } from '../../../domain/topic.ts';
import { stemOf } from '../../text-search/stems.ts';
import { isStopWord } from '../../text-search/terms.ts';
import { wordsOf } from '../../text-search/words.ts';
import { nameInSentence } from './in-sentence.ts';

/** The opening: a question from everyday life, as near to what was asked as there is, tied to the interest. */
export function hookFor(topic: Topic, query: string, interest: Interest | null): string {
  const question = nearestWording(topic, query);
  const name = nameInSentence(topic);
  const promise =
    interest === null
      ? `It has to do with ${name}, and at the end of this lesson you can answer it.`
      : `It has to do with ${name}, and ${interest.name} will help you to see why.`;
  return question === null
    ? promise.replace(/^It has to do with/u, 'This lesson is about')
    : `Here is something to wonder about. ${question} ${promise}`;
}

function nearestWording({ everydayWordings }: Topic, query: string): string | null {
  const asked = stemsOf(query);
  const shared = (wording: string) => [...stemsOf(wording)].filter((stem) => asked.has(stem)).length;
  return everydayWordings.reduce<string | null>(
    (best, wording) => (best === null || shared(wording) > shared(best) ? wording : best),
    null,
  );
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !isStopWord(word))
      .map(stemOf),
  );
}
