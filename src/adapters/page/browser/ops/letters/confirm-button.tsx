import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A button for what cannot be undone: asks first, in a dialog that the keyboard and a screen reader know. */
export function ConfirmButton(props: {
  readonly name: string;
  readonly question: string;
  readonly yes: string;
  readonly busy: boolean;
  confirmed(): void;
}): JSX.Element {
  const { name, question, yes, busy, confirmed } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser gives the focus back to the button; a dialog that goes away with its letter must not stay open.
  useEffect(() => () => dialog.current?.close(), []);
  const answer = (): void => {
    dialog.current?.close();
    confirmed();
  };
  return (
    <>
      <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && dialog.current?.showModal()}>
        {name}
      </button>
      <dialog ref={dialog} class="card confirm" aria-label={`${name} this letter`}>
        <p class="asked">{question}</p>
        <div class="actions">
          <button type="button" class="button button-main" onClick={answer}>
            {yes}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            No, keep it
          </button>
        </div>
      </dialog>
    </>
  );
}
