import type { JSX } from 'preact';

/** What is wrong with a field, beside the field. The element stays, so that the field can name it at any time. */
export function FieldMessage({ id, message }: { readonly id: string; readonly message: string | null }): JSX.Element {
  return (
    <p id={id} class="field-message" aria-live="polite">
      {message}
    </p>
  );
}
