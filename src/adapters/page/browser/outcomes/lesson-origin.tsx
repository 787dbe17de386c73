import type { JSX } from 'preact';
import { match } from 'ts-pattern';
import type { OutcomeOf } from './outcome-of.ts';

const DAY = 86_400;

/** Who wrote the lesson, when, and from what: a student may want to check. */
export function LessonOrigin(props: {
  readonly outcome: OutcomeOf<'success' | 'cached'>;
  readonly sources: readonly string[];
}): JSX.Element {
  const { outcome, sources } = props;
  const { model } = outcome.provenance;
  const writer =
    outcome.quality === 'basic'
      ? 'Put together from our topic catalogue.'
      : `Written with the language model ${model}. It can make mistakes: ask your teacher when in doubt.`;
  const when = match(outcome)
    .with({ kind: 'success' }, () => 'Made for this question.')
    .with({ kind: 'cached' }, ({ ageSeconds }) => `Taken from our library, where it has been ${ageWords(ageSeconds)}.`)
    .exhaustive();
  return (
    <footer class="fine">
      <p>
        {writer} {when}
      </p>
      {sources.length > 0 && <p>Sources: {sources.join('; ')}</p>}
    </footer>
  );
}

function ageWords(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  if (days === 0) return 'since today';
  return days === 1 ? 'for a day' : `for ${days} days`;
}
