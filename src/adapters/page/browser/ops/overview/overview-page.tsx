import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Range } from '../../../../wire/time-ranges.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { listWorkers, readLatency, readModels, readOutcomes, readSummary } from '../api/desk-api.ts';
import { useLive } from '../live/use-live.ts';
import { AttentionList } from './attention-list.tsx';
import { LatencyPanel } from './latency-panel.tsx';
import { LiveControls } from './live-controls.tsx';
import { ModelsPanel } from './models-panel.tsx';
import { NowPanel } from './now-panel.tsx';
import { OutcomesPanel } from './outcomes-panel.tsx';
import { WorkersPanel } from './workers-panel.tsx';

/** Milliseconds between two looks at what changes by the second, and at what is added up over a range. */
const EVERY = 5_000;
const EVERY_RANGE = 10_000;

/** How the service does: what needs somebody, what is going on now, and what happened over a range of time. */
export function OverviewPage({ arrived }: { readonly arrived: boolean }): JSX.Element {
  const [range, setRange] = useState<Range>('hour');
  const [paused, setPaused] = useState(false);
  const summary = useLive('summary', readSummary, EVERY, paused);
  const workers = useLive('workers', listWorkers, EVERY, paused);
  const outcomes = useLive(`outcomes ${range}`, () => readOutcomes(range), EVERY_RANGE, paused);
  const latency = useLive(`latency ${range}`, () => readLatency(range), EVERY_RANGE, paused);
  const models = useLive(`models ${range}`, () => readModels(range), EVERY_RANGE, paused);
  return (
    <>
      <PageHeading title="Overview" arrived={arrived} />
      <LiveControls
        range={range}
        choose={setRange}
        paused={paused}
        pause={setPaused}
        readAt={summary.readAt}
        every={EVERY}
      />
      <AttentionList summary={summary.value} outcomes={outcomes.value} workers={workers.value} />
      <div class="panels">
        <NowPanel live={summary} />
        <div class="panel-column">
          <OutcomesPanel live={outcomes} />
        </div>
        <div class="panel-column">
          <LatencyPanel live={latency} />
          <ModelsPanel live={models} circuits={summary.value?.models ?? []} />
          <WorkersPanel live={workers} />
        </div>
      </div>
    </>
  );
}
