import type { JSX } from 'preact';
import { MODALITIES, type Modality } from '../../../../domain/lesson.ts';

const WORDS: Readonly<Record<Modality, string>> = {
  text: 'Read it',
  audio: 'Read and listen',
  video: 'Read, listen and watch',
};

export function ModalityField(props: {
  readonly modality: Modality;
  readonly choose: (modality: Modality) => void;
}): JSX.Element {
  return (
    <fieldset class="field">
      <legend>How you want it</legend>
      <div class="chips">
        {MODALITIES.map((each) => (
          <label key={each} class="chip">
            <input type="radio" name="modality" checked={props.modality === each} onChange={() => props.choose(each)} />
            <span>{WORDS[each]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
