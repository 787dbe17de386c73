import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SummaryView } from '../../../../wire/ops-schemas.ts';
import { QueueChart, type QueueReading } from '../charts/queue-chart.tsx';
import type { Live } from '../live/use-live.ts';
import { Panel } from '../parts/panel.tsx';
import { durationWords, numberWords } from '../parts/words.ts';

/** An hour of looks. */
const MOST_READINGS = 720;

/** What is going on at this moment: the queue, what is in work, what waits, what was put aside. */
export function NowPanel({ live }: { readonly live: Live<SummaryView> }): JSX.Element {
  const readings = useReadings(live);
  return (
    <Panel id="panel-now" title="Now" live={live} wide>
      {({ requests, queue, waitingForModel, deadLettersWaiting, unexpectedStatuses, workers }) => (
        <div class="now">
          <dl class="tiles">
            <Tile name="In the queue" value={numberWords(queue.depth)} />
            <Tile name="Oldest due for" value={durationWords(queue.oldestSeconds)} />
            <Tile name="In work" value={numberWords(requests.generating)} />
            <Tile name="Longest in work" value={durationWords(queue.longestInWorkSeconds)} />
            <Tile name="Waiting for the model" value={numberWords(waitingForModel)} />
            <Tile name="Waiting for a student" value={numberWords(requests.awaiting_clarification)} />
            <Tile name="Dead letters" value={numberWords(deadLettersWaiting.count)} />
            <Tile name="Unexpected statuses" value={numberWords(unexpectedStatuses)} />
            <Tile name="Workers alive" value={numberWords(workers.live)} />
          </dl>
          <div>
            <p class="legend" aria-hidden="true">
              <span class="line-depth">in the queue</span> <span class="line-age">age of the oldest</span>
            </p>
            <QueueChart readings={readings} />
          </div>
        </div>
      )}
    </Panel>
  );
}

function Tile({ name, value }: { readonly name: string; readonly value: string }): JSX.Element {
  return (
    <div class="tile">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The queue at every look since the desk was opened. */
function useReadings({ value, readAt }: Live<SummaryView>): readonly QueueReading[] {
  const [readings, setReadings] = useState<readonly QueueReading[]>([]);
  useEffect(() => {
    if (value === null || readAt === null) return;
    const { depth, oldestSeconds } = value.queue;
    const reading = { at: readAt / 1_000, depth, oldestSeconds: oldestSeconds ?? 0 };
    setReadings((earlier) => [...earlier.slice(1 - MOST_READINGS), reading]);
  }, [readAt]);
  return readings;
}
