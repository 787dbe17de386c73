import type { ComponentChildren, JSX } from 'preact';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { Live } from '../live/use-live.ts';
import { timeWords } from './words.ts';

/** One thing that the desk shows. What cannot be read costs its own panel; what was read before stays, with its time. */
export function Panel<Value>(props: {
  readonly id: string;
  readonly title: string;
  readonly live: Live<Value>;
  readonly wide?: boolean;
  readonly children: (value: Value) => ComponentChildren;
}): JSX.Element {
  const { id, title, live, wide = false, children } = props;
  return (
    <section class={`card panel${wide ? ' panel-wide' : ''}`} aria-labelledby={id}>
      <div class="panel-head">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {live.readAt !== null && <span class="fine">read at {timeWords(live.readAt)}</span>}
      </div>
      <ProblemNotice problem={live.problem} />
      {live.value === null && live.problem === null && <p class="hint">Reading…</p>}
      {live.value !== null && children(live.value)}
    </section>
  );
}
