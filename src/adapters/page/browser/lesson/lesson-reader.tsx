import type { JSX } from 'preact';
import type { LessonView } from '../../../wire/request-view.ts';
import { CheckQuestions } from './check-questions.tsx';
import { LessonMedia } from './lesson-media.tsx';
import { paragraphsOf } from './paragraphs-of.ts';

/** The lesson, to be read first; sound and film beside it where they exist. */
export function LessonReader({ lesson }: { readonly lesson: LessonView }): JSX.Element {
  return (
    <section class="lesson" aria-labelledby="lesson-title">
      <h2 id="lesson-title">{lesson.title}</h2>
      <p class="hook">{lesson.hook}</p>
      <LessonMedia lesson={lesson} />
      {lesson.sections.map(({ heading, narration, onScreenText, visual }, index) => (
        // Sections have no id, and two of them may have the same heading; their order never changes.
        <section key={index} class="lesson-section">
          <h3>{heading}</h3>
          {paragraphsOf(narration).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p class="key-words">{onScreenText}</p>
          <p class="picture">
            <span>Picture this:</span> {visual}
          </p>
        </section>
      ))}
      <section class="takeaways">
        <h3>What to remember</h3>
        <ul>
          {lesson.takeaways.map((takeaway) => (
            <li key={takeaway}>{takeaway}</li>
          ))}
        </ul>
      </section>
      <CheckQuestions questions={lesson.checkQuestions} />
    </section>
  );
}
