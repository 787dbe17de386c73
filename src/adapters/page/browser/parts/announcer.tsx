import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const ANNOUNCED = new EventTarget();

/** Tells people who cannot see the page what just changed on it. */
export function announce(words: string): void {
  ANNOUNCED.dispatchEvent(new CustomEvent<string>('words', { detail: words }));
}

/** The one live region of the page. It is there before anything is said, as screen readers need it. */
export function Announcer(): JSX.Element {
  const [words, setWords] = useState('');
  useEffect(() => {
    const hear = (event: Event): void => setWords((event as CustomEvent<string>).detail);
    ANNOUNCED.addEventListener('words', hear);
    return () => ANNOUNCED.removeEventListener('words', hear);
  }, []);
  return (
    <div role="status" aria-live="polite" class="unseen">
      {words}
    </div>
  );
}
