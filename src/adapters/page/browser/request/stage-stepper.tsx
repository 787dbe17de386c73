import type { JSX } from 'preact';
import { STAGES, type Stage } from '../../../../domain/stage.ts';
import { STAGE_WORDS } from './stage-words.ts';

/** Stages that only lessons with sound or film pass through: shown once they are reached. */
const ONLY_WITH_MEDIA: ReadonlySet<Stage> = new Set(['narrating', 'rendering']);

/** How far a request has come: what is done, what is under way, what is to come. */
export function StageStepper({ stage }: { readonly stage: Stage }): JSX.Element {
  const at = STAGES.indexOf(stage);
  const shown = STAGES.filter((each, index) => index <= at || !ONLY_WITH_MEDIA.has(each));
  return (
    <ol class="steps">
      {shown.map((each) => {
        const index = STAGES.indexOf(each);
        const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
        return (
          <li key={each} class={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
            <span class="step-mark" aria-hidden="true" />
            {STAGE_WORDS[each]}
            {state === 'done' && <span class="unseen"> (done)</span>}
          </li>
        );
      })}
    </ol>
  );
}
