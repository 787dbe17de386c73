import { useEffect, useState } from 'preact/hooks';
import { suggestTopics, type TopicSuggestion } from '../api/topics.ts';

/** Time without a key after which what was typed is looked up. */
const STILL = 200;
const FEWEST_CHARACTERS = 2;

/** Topics for what was typed; none while there is too little to go by, or once it is a topic's very name. */
export function useTopics(typed: string): readonly TopicSuggestion[] {
  const [topics, setTopics] = useState<readonly TopicSuggestion[]>([]);
  const text = typed.trim();
  useEffect(() => {
    if (text.length < FEWEST_CHARACTERS) {
      setTopics([]);
      return;
    }
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      suggestTopics(text, overtaken.signal).then(setTopics, () => {
        // A question can be asked without suggestions; whatever is wrong is said when it is.
      });
    }, STILL);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [text]);
  return topics.some(({ name }) => name === text) ? [] : topics;
}
