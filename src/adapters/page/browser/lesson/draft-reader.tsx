import type { JSX } from 'preact';
import type { LessonDraft } from '../../../../domain/lesson.ts';

/** The lesson as far as it is written: how it begins, and what it will be about. */
export function DraftReader({ draft }: { readonly draft: LessonDraft }): JSX.Element {
  return (
    <section class="lesson" aria-labelledby="draft-title">
      <h2 id="draft-title">{draft.title}</h2>
      <p class="hook">{draft.hook}</p>
      {draft.headings.length > 0 && (
        <ol class="draft-headings" aria-label="Sections so far">
          {draft.headings.map((heading, index) => (
            // Two sections may have the same heading; their order never changes.
            <li key={index}>{heading}</li>
          ))}
        </ol>
      )}
      <p class="hint">The rest is being written…</p>
    </section>
  );
}
