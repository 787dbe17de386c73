import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_QUERY_CHARACTERS } from '../../../../domain/question.ts';
import { keepDraft, keptDraft } from '../location/navigation.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { FieldMessage } from './field-message.tsx';
import { GradeField } from './grade-field.tsx';
import { InterestFields } from './interest-fields.tsx';
import { allInterests } from './interests.ts';
import { ModalityField } from './modality-field.tsx';
import { modalitiesOf, rememberChoices, rememberedChoices } from './remembered-choices.ts';
import { TopicSuggestions } from './topic-suggestions.tsx';
import { useAsk } from './use-ask.ts';

/** The question, who asks it, and what they like. */
export function QuestionForm(): JSX.Element {
  const [query, setQuery] = useState(keptDraft);
  const [remembered] = useState(rememberedChoices);
  const [grade, setGrade] = useState(remembered.grade);
  const [interests, setInterests] = useState({ ticked: remembered.interests, written: '' });
  const [modality, setModality] = useState(remembered.modality);
  const { busy, problem, ask } = useAsk();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  const write = (text: string): void => {
    setQuery(text);
    keepDraft(text);
  };
  const choose = (topic: string): void => {
    write(topic);
    field.current?.focus();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (grade === null) return;
    const chosen = allInterests(interests);
    rememberChoices({ grade, interests: chosen, modality });
    ask({ query, grade, interests: chosen, modalities: modalitiesOf(modality) });
  };
  const sendOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  const wrong = problem?.messageFor('query') ?? null;

  return (
    <form ref={form} onSubmit={submit} class="card stack">
      <div class="field">
        <label for="query">Your question</label>
        <textarea
          id="query"
          ref={field}
          rows={2}
          required
          maxLength={MAX_QUERY_CHARACTERS}
          placeholder="Why do I get pushed back when I shoot a basketball?"
          value={query}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={sendOnEnter}
          aria-invalid={wrong !== null}
          aria-describedby="query-message"
        />
        <FieldMessage id="query-message" message={wrong} />
        <TopicSuggestions typed={query} grade={grade} choose={choose} />
      </div>
      <GradeField grade={grade} choose={setGrade} wrong={problem?.messageFor('grade') ?? null} />
      <InterestFields interests={interests} choose={setInterests} wrong={problem?.messageFor('interests') ?? null} />
      <ModalityField modality={modality} choose={setModality} />
      {problem !== null && wrong === null && <ProblemNotice problem={problem} />}
      <button type="submit" class="button button-main" aria-disabled={busy}>
        {busy ? 'Sending your question…' : 'Make my lesson'}
      </button>
    </form>
  );
}
