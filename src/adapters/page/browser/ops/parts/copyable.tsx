import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { announce } from '../../parts/announcer.tsx';

/** A word that is needed elsewhere, in a log or a trace viewer, with a button that copies it. */
export function Copyable({ name, text }: { readonly name: string; readonly text: string }): JSX.Element {
  const code = useRef<HTMLElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      announce(`The ${name} is copied.`);
    } catch {
      // Without TLS a page may not write there: selected, it can be copied by hand.
      if (code.current !== null) getSelection()?.selectAllChildren(code.current);
      announce(`The ${name} is selected. Copy it with your keyboard.`);
    }
  };
  return (
    <span class="copyable">
      <code ref={code}>{text}</code>
      <button type="button" class="link-button" onClick={copy}>
        Copy<span class="unseen"> the {name}</span>
      </button>
    </span>
  );
}
