import type { JSX } from 'preact';
import type { LatencyStatistics } from '../../../../wire/statistics-schemas.ts';
import { LatencyChart } from '../charts/latency-chart.tsx';
import type { Live } from '../live/use-live.ts';
import { Panel } from '../parts/panel.tsx';
import { durationWords, numberWords, percentWords } from '../parts/words.ts';

/** How long things take: the whole answer, and each stage of it. */
export function LatencyPanel({ live }: { readonly live: Live<LatencyStatistics> }): JSX.Element {
  return (
    <Panel id="panel-latency" title="Latency" live={live}>
      {({ share, answer, stages }) => (
        <>
          {stages.length === 0 && <p class="hint">No stage ended in this range.</p>}
          {stages.length > 0 && (
            <>
              <p class="legend" aria-hidden="true">
                <span class="bar-p50">p50</span> <span class="bar-p95">p95</span> <span class="bar-p99">p99</span>
              </p>
              <LatencyChart stages={stages} />
            </>
          )}
          {(answer !== null || stages.length > 0) && (
            <div class="scroll">
              <table>
                <caption class="unseen">Durations by stage</caption>
                <thead>
                  <tr>
                    <th scope="col">From start to end of</th>
                    <th scope="col" class="number secondary">
                      Count
                    </th>
                    {['p50', 'p95', 'p99'].map((name) => (
                      <th key={name} scope="col" class="number">
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {answer !== null && <Measured name="submission to first answer" strong measured={answer} />}
                  {stages.map((stage) => (
                    <Measured key={stage.stage} name={stage.stage} measured={stage} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {share < 1 && (
            <p class="fine">Measured on {percentWords(share)} of the requests, chosen by chance: there were many.</p>
          )}
        </>
      )}
    </Panel>
  );
}

type Measurement = NonNullable<LatencyStatistics['answer']>;

function Measured(props: { readonly name: string; readonly strong?: boolean; readonly measured: Measurement }) {
  const { name, strong = false, measured } = props;
  return (
    <tr class={strong ? 'strong' : undefined}>
      <th scope="row">{name.replaceAll('_', ' ')}</th>
      <td class="number secondary">{numberWords(measured.count)}</td>
      <td class="number">{durationWords(measured.p50)}</td>
      <td class="number">{durationWords(measured.p95)}</td>
      <td class="number">{durationWords(measured.p99)}</td>
    </tr>
  );
}
