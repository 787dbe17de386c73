import type { JSX } from 'preact';
import type { OutcomeStatistics } from '../../../../wire/statistics-schemas.ts';
import { OutcomeChart } from '../charts/outcome-chart.tsx';
import type { Live } from '../live/use-live.ts';
import { OUTCOME_ORDER } from '../outcome-look.ts';
import { OutcomeMark } from '../parts/outcome-mark.tsx';
import { Panel } from '../parts/panel.tsx';
import { numberWords, percentWords } from '../parts/words.ts';

/** What students were answered: over time, and how it is distributed. */
export function OutcomesPanel({ live }: { readonly live: Live<OutcomeStatistics> }): JSX.Element {
  return (
    <Panel id="panel-outcomes" title="Outcomes" live={live}>
      {(statistics) => (
        <>
          <dl class="tiles">
            <div class="tile">
              <dt>Answers</dt>
              <dd>{numberWords(statistics.answers)}</dd>
            </div>
            <div class="tile">
              <dt>Clarification rate</dt>
              <dd>{percentWords(statistics.clarificationRate)}</dd>
            </div>
            <div class="tile">
              <dt>Out-of-scope rate</dt>
              <dd>{percentWords(statistics.outOfScopeRate)}</dd>
            </div>
          </dl>
          <OutcomeChart statistics={statistics} />
          <Distribution statistics={statistics} />
        </>
      )}
    </Panel>
  );
}

/** Every kind, also those that did not happen, since that is worth knowing; below each the reasons that did. */
function Distribution({ statistics: { totals, answers } }: { readonly statistics: OutcomeStatistics }): JSX.Element {
  const share = (count: number): string => percentWords(answers === 0 ? null : count / answers);
  return (
    <div class="scroll">
      <table class="distribution">
        <caption class="unseen">Outcomes by kind and reason</caption>
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col" class="number">
              Count
            </th>
            <th scope="col" class="number">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {OUTCOME_ORDER.flatMap((kind) => {
            const own = totals.filter(({ outcome }) => outcome === kind);
            const rows = own.length === 0 ? [{ outcome: kind, why: null, count: 0 }] : own;
            return rows.map(({ why, count }) => (
              <tr key={`${kind} ${why}`}>
                <th scope="row">
                  <OutcomeMark kind={kind} why={why} />
                </th>
                <td class="number">{numberWords(count)}</td>
                <td class="number">{share(count)}</td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </div>
  );
}
