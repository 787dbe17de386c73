import type { JSX } from 'preact';
import type { SummaryView } from '../../../../wire/ops-schemas.ts';
import type { ModelStatistics } from '../../../../wire/statistics-schemas.ts';
import type { Live } from '../live/use-live.ts';
import { CircuitBadge } from '../parts/circuit-badge.tsx';
import { Panel } from '../parts/panel.tsx';
import { dollarWords, numberWords } from '../parts/words.ts';

/** Each model: whether it is called now, and what its lessons cost over the range. */
export function ModelsPanel(props: {
  readonly live: Live<ModelStatistics>;
  readonly circuits: SummaryView['models'];
}): JSX.Element {
  const { live, circuits } = props;
  return (
    <Panel id="panel-models" title="Models" live={live}>
      {({ models }) => (
        <>
          {circuits.length === 0 && <p class="hint">No live worker reports a model.</p>}
          {circuits.length > 0 && (
            <ul class="badges" aria-label="Breakers">
              {circuits.map(({ model, circuit }) => (
                <li key={model}>
                  <strong>{model}</strong> <CircuitBadge state={circuit} />
                </li>
              ))}
            </ul>
          )}
          {models.length === 0 ? <p class="hint">No lesson was made in this range.</p> : <UseTable models={models} />}
        </>
      )}
    </Panel>
  );
}

function UseTable({ models }: Pick<ModelStatistics, 'models'>): JSX.Element {
  return (
    <>
      <div class="scroll">
        <table>
          <caption class="unseen">What lessons cost</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              {['Lessons', 'Calls', 'Tokens in / out', 'Cost'].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map(({ model, lessons, modelCalls, inputTokens, outputTokens, costUsd, unpriced }) => (
              <tr key={model}>
                <th scope="row">{model}</th>
                <td class="number">{numberWords(lessons)}</td>
                <td class="number">{numberWords(modelCalls)}</td>
                <td class="number pair">
                  {numberWords(inputTokens)} / {numberWords(outputTokens)}
                </td>
                <td class="number">{unpriced === lessons ? 'price unknown' : dollarWords(costUsd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="fine">
        Of lessons made in the range; those from the library cost nothing. Calls that ended in another answer are
        counted by each worker, below.
      </p>
    </>
  );
}
