import type { JSX } from 'preact';

/** For the keyboard: past the head of the page. Not a link, since a fragment would be an address of its own. */
export function SkipButton(): JSX.Element {
  return (
    <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
      Skip to the content
    </button>
  );
}
