import type { JSX } from 'preact';
import type { RequestStory } from '../events/request-story.ts';
import { useNow } from './use-now.ts';
import { lineWords, timeWords } from './wait-words.ts';

/** What is known about the wait. Nothing while no news can arrive: it would be a guess about a guess. */
export function WaitLine({ view, viewedAt, connection }: RequestStory): JSX.Element | null {
  const now = useNow();
  if (view === null || connection === 'lost') return null;
  const { queuePosition, estimatedSeconds } = view;
  const left = estimatedSeconds === null ? null : estimatedSeconds - Math.floor((now - viewedAt) / 1000);
  const words = [lineWords(queuePosition), timeWords(left)].filter((each) => each !== null);
  return words.length === 0 ? null : <p class="wait">{words.join(' ')}</p>;
}
