import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { announce } from '../parts/announcer.tsx';
import { useTopics } from './use-topics.ts';

/** Topics of the catalogue that what was typed so far may mean. */
export function TopicSuggestions(props: {
  readonly typed: string;
  readonly grade: number | null;
  readonly choose: (topic: string) => void;
}): JSX.Element | null {
  const { typed, grade, choose } = props;
  const topics = useTopics(typed);
  const any = topics.length > 0;
  useEffect(() => {
    if (any) announce('Topics that we teach are listed below your question.');
  }, [any]);
  if (!any) return null;
  return (
    <div class="suggestions">
      <p id="suggestions" class="hint">
        Topics that we teach
      </p>
      <ul class="chips" aria-labelledby="suggestions">
        {topics.map(({ id, name, grades }) => (
          <li key={id}>
            <button type="button" class="chip-button" onClick={() => choose(name)}>
              {name}
              {grade !== null && grade < grades.from && <small> from grade {grades.from}</small>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
