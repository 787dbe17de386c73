import { useEffect } from 'preact/hooks';
import type { RequestStory } from '../events/request-story.ts';
import { outcomeTitle } from '../outcomes/outcome-title.ts';
import { announce } from '../parts/announcer.tsx';
import { STAGE_WORDS } from './stage-words.ts';

/** Tells people who cannot see the page how the request moves on. */
export function useSpokenNews({ view, upgraded, retrying, rewriting, connection }: RequestStory): void {
  const begins = view?.lesson === null ? (view.draft?.title ?? null) : null;
  const standing =
    view === null
      ? ''
      : view.outcome !== null
        ? outcomeTitle(view.outcome)
        : view.status === 'cancelled'
          ? 'You cancelled this question.'
          : `${STAGE_WORDS[view.stage]}…`;
  useEffect(() => {
    if (standing !== '') announce(standing);
  }, [standing]);
  useEffect(() => {
    if (begins !== null) announce(`You can read how your lesson begins: ${begins}`);
  }, [begins]);
  useEffect(() => {
    if (rewriting) announce('We are writing your lesson anew.');
  }, [rewriting]);
  useEffect(() => {
    if (upgraded) announce('The full lesson has arrived and replaced the basic version.');
  }, [upgraded]);
  useEffect(() => {
    if (retrying) announce('Something did not work at once. We are trying again.');
  }, [retrying]);
  useEffect(() => {
    if (connection === 'lost') announce('The connection is lost. We are connecting again.');
  }, [connection]);
}
