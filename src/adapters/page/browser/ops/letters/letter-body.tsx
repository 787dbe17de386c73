import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { WholeDeadLetterView } from '../../../../wire/ops-schemas.ts';

/** More is nobody's message, and would hang the tab. */
const MOST_CHARACTERS = 10_000;

/** The bytes of a letter as text and only ever as text, whoever wrote them. */
export function LetterBody({ letter: { body, bodyEncoding } }: { readonly letter: WholeDeadLetterView }): JSX.Element {
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <>
      <textarea
        ref={text}
        class="letter-body"
        readOnly
        rows={6}
        aria-label="The body of the letter"
        value={body.slice(0, MOST_CHARACTERS)}
      />
      <p class="fine">
        {bodyEncoding === 'base64' ? 'Not text: shown in base64. ' : ''}
        {body.length > MOST_CHARACTERS ? `The first ${MOST_CHARACTERS} of ${body.length} characters.` : ''}
        {body === '' ? 'The body is empty.' : ''}
      </p>
    </>
  );
}
