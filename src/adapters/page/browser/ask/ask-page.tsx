import type { JSX } from 'preact';
import { PageHeading } from '../parts/page-heading.tsx';
import { QuestionForm } from './question-form.tsx';

/** Where a student asks. */
export function AskPage({ arrived }: { readonly arrived: boolean }): JSX.Element {
  return (
    <>
      <PageHeading title="What would you like to understand?" arrived={arrived} />
      <p class="lead">Ask about mathematics, science or computing. You get a short lesson made for you.</p>
      <QuestionForm />
    </>
  );
}
