import type { JSX } from 'preact';
import type { Provenance } from '../../../../../domain/provenance.ts';
import type { RequestStoryView } from '../../../../wire/ops-schemas.ts';
import { dollarWords, durationWords, momentWords, numberWords } from '../parts/words.ts';
import { eventWords } from './event-words.ts';
import { generationsOf, type Step } from './steps.ts';

/** Every event, drawn on the time of its generation. */
export function Timeline({ events }: { readonly events: RequestStoryView['events'] }): JSX.Element {
  const generations = generationsOf(events);
  return (
    <>
      {generations.map(({ generation, seconds, steps }) => (
        <section key={generation} aria-labelledby={`generation-${generation}`}>
          <h3 id={`generation-${generation}`}>
            {generations.length === 1 ? 'From the question on' : `Generation ${generation}`}
            <span class="fine"> {durationWords(seconds)}</span>
          </h3>
          <ol class="timeline">
            {steps.map((step) => (
              <TimelineStep key={step.event.sequence} step={step} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function TimelineStep({ step }: { readonly step: Step }): JSX.Element {
  const { event, offset, lasts, left, width } = step;
  const { title, detail, tone } = eventWords(event.body);
  return (
    <li class="timeline-step">
      <span class="timeline-time" title={momentWords(event.at)}>
        +{durationWords(offset)}
      </span>
      <span class="timeline-what">
        <strong>{title}</strong>
        {lasts !== null && lasts > 0 && <span class="fine"> for {durationWords(lasts)}</span>}
        {detail !== null && <span class="timeline-detail">{detail}</span>}
        {'provenance' in event.body && event.body.provenance !== undefined && (
          <span class="timeline-detail">{provenanceWords(event.body.provenance)}</span>
        )}
      </span>
      <span class="timeline-track" aria-hidden="true">
        <span class={`timeline-bar bar-${tone}`} style={{ left: `min(${left}%, 100% - 3px)`, width: `${width}%` }} />
      </span>
    </li>
  );
}

/** Where an answer came from and what it cost, in a line. */
export function provenanceWords({ model, promptVersion, modelCalls, costUsd, ...tokens }: Provenance): string {
  const calls = `${numberWords(modelCalls)} model ${modelCalls === 1 ? 'call' : 'calls'} to ${model}`;
  const read = `${numberWords(tokens.inputTokens)} tokens in, ${numberWords(tokens.outputTokens)} out`;
  return `${calls}; ${read}; ${costUsd === null ? 'price unknown' : dollarWords(costUsd)}; prompt ${promptVersion}`;
}
