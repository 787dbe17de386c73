import type { JSX } from 'preact';
import { RANGES, type Range } from '../../../../wire/time-ranges.ts';
import { timeWords } from '../parts/words.ts';

/** Which range is looked at, and whether the desk keeps looking. Says when it looked last. */
export function LiveControls(props: {
  readonly range: Range;
  choose(range: Range): void;
  readonly paused: boolean;
  pause(paused: boolean): void;
  readonly readAt: number | null;
  /** Milliseconds between two looks. */
  readonly every: number;
}): JSX.Element {
  const { range, choose, paused, pause, readAt, every } = props;
  return (
    <div class="live-controls">
      <fieldset class="chips">
        <legend class="unseen">Range</legend>
        {RANGES.map((one) => (
          <label key={one} class="chip">
            <input type="radio" name="range" checked={one === range} onChange={() => choose(one)} />
            <span>Last {one}</span>
          </label>
        ))}
      </fieldset>
      <p class="hint">
        {readAt === null ? 'Reading…' : `Last updated ${timeWords(readAt)}`}
        {paused ? ' · paused' : ` · every ${every / 1_000} s, not while this tab is hidden`}
      </p>
      <button type="button" class="button" aria-pressed={paused} onClick={() => pause(!paused)}>
        {paused ? 'Go on updating' : 'Pause updating'}
      </button>
    </div>
  );
}
