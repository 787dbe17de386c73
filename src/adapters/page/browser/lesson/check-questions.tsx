import type { JSX } from 'preact';
import type { LessonView } from '../../../wire/request-view.ts';

/** Questions to find out whether one has understood; the answer is hidden until it is asked for. */
export function CheckQuestions({
  questions,
}: {
  readonly questions: LessonView['checkQuestions'];
}): JSX.Element | null {
  if (questions.length === 0) return null;
  return (
    <section class="check">
      <h3>Check yourself</h3>
      <ol>
        {questions.map(({ question, answer }) => (
          <li key={question}>
            <p>{question}</p>
            <details>
              <summary>Show the answer</summary>
              <p>{answer}</p>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
