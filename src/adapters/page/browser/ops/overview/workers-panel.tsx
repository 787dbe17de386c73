import type { JSX } from 'preact';
import type { WorkerView } from '../../../../wire/ops-schemas.ts';
import type { Live } from '../live/use-live.ts';
import { CircuitBadge } from '../parts/circuit-badge.tsx';
import { Panel } from '../parts/panel.tsx';
import { durationWords, momentWords, numberWords } from '../parts/words.ts';

/** Each worker as it reported itself last, wherever it runs. */
export function WorkersPanel({ live }: { readonly live: Live<readonly WorkerView[]> }): JSX.Element {
  return (
    <Panel id="panel-workers" title="Workers" live={live}>
      {(workers) => (
        <>
          {workers.length === 0 && (
            <p class="hint">
              No worker reported in the last hour. Start one with <code>npx vividly worker</code>, or look why none can
              write to the database.
            </p>
          )}
          <ul class="workers">
            {workers.map((worker) => (
              <li key={worker.worker}>
                <Worker worker={worker} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Worker({ worker: report }: { readonly worker: WorkerView }): JSX.Element {
  const { worker, state, silentSeconds, startedAt, version, inWork } = report;
  return (
    <>
      <p class="facts">
        <strong>{worker}</strong>
        <span class={`standing standing-${state === 'live' ? 'good' : 'asks'}`}>
          {state === 'live' ? 'alive' : `gone: silent for ${durationWords(silentSeconds)}`}
        </span>
      </p>
      <p class="facts">
        <span>{numberWords(inWork)} in work</span>
        <span>since {momentWords(startedAt)}</span>
        <span>version {version}</span>
      </p>
      <ul class="badges">
        {report.circuits.map(({ model, state: circuit }) => {
          const calls = report.modelCalls.find((counted) => counted.model === model);
          return (
            <li key={model}>
              {model} <CircuitBadge state={circuit} />{' '}
              {calls !== undefined && (
                <span class="fine">
                  {numberWords(calls.calls)} calls, {numberWords(calls.failed)} without a reply
                </span>
              )}
            </li>
          );
        })}
        {report.unexpectedStatuses.map(({ where, count }) => (
          <li key={where}>
            <span class="standing standing-asks">
              {numberWords(count)} unknown {count === 1 ? 'word' : 'words'} from {where}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
