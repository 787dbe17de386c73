import type { ContentRequest } from '../../domain/content-request.ts';
import { stageOf } from '../../domain/content-request.ts';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';
import { STAGES, type WorkingStage } from '../../domain/stage.ts';
import type { TelemetrySink } from './telemetry-sink.ts';

/** The last answers that an estimate is made of: enough to be steady, few enough to follow a change. */
const SAMPLES = 50;
/** Requests whose stages are remembered until their answer comes; the oldest is forgotten first. */
const MOST_IN_WORK = 10_000;

/**
 * Says how long an answer is likely to take, from how long the last ones took from each stage on: the median, since a
 * few very slow answers are no reason to frighten everyone. Knows only what this process saw.
 */
export class AnswerTimeEstimator implements TelemetrySink {
  readonly #clock: Clock;
  readonly #concurrency: number;
  readonly #inWork = new Map<string, Map<WorkingStage, Instant>>();
  readonly #samples = new Map<WorkingStage, Milliseconds[]>();

  /** @param options.concurrency requests that are worked on at once */
  constructor({ clock, concurrency }: { clock: Clock; concurrency: number }) {
    this.#clock = clock;
    this.#concurrency = concurrency;
  }

  take(event: TelemetryEvent): void {
    if (event.type === 'stage_finished') this.#stageFinished(event.requestId, event.stage, event.took);
    if (event.type === 'outcome_recorded') this.#answered(event.requestId);
  }

  /** Whole seconds until the answer; null where nothing was measured, or where none is on its way. */
  readonly estimateSeconds = (request: ContentRequest, queuePosition: number | null): number | null => {
    const stage = stageOf(request);
    if (stage === 'done') return null;
    if (stage === 'queued') {
      const work = this.#median('understanding');
      // Who is behind a full house waits for as many rounds as there are full houses before.
      const rounds = Math.ceil((queuePosition ?? 1) / this.#concurrency);
      return work === null ? null : wholeSeconds(work * rounds);
    }
    const remaining = this.#median(stage);
    if (remaining === null) return null;
    const startedAt = this.#inWork.get(request.id)?.get(stage) ?? this.#clock.now();
    return wholeSeconds(remaining - (this.#clock.now() - startedAt));
  };

  #stageFinished(requestId: string, stage: WorkingStage, took: Milliseconds): void {
    const starts = this.#inWork.get(requestId) ?? new Map<WorkingStage, Instant>();
    const now = this.#clock.now();
    starts.set(stage, now - took);
    // The next stage starts now; its own event, with its exact time, comes only when it is over.
    const next = STAGES[STAGES.indexOf(stage) + 1];
    if (next !== undefined && next !== 'done' && next !== 'queued') starts.set(next, now);
    this.#inWork.delete(requestId);
    this.#inWork.set(requestId, starts);
    for (const oldest of this.#inWork.keys()) {
      if (this.#inWork.size <= MOST_IN_WORK) break;
      this.#inWork.delete(oldest);
    }
  }

  #answered(requestId: string): void {
    const now = this.#clock.now();
    for (const [stage, startedAt] of this.#inWork.get(requestId) ?? []) {
      const samples = this.#samples.get(stage) ?? [];
      samples.push(now - startedAt);
      this.#samples.set(stage, samples.slice(-SAMPLES));
    }
    this.#inWork.delete(requestId);
  }

  #median(stage: WorkingStage): Milliseconds | null {
    const sorted = [...(this.#samples.get(stage) ?? [])].sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }
}

/** Never less than one: it is not there yet. */
function wholeSeconds(duration: Milliseconds): number {
  return Math.max(1, Math.ceil(duration / 1000));
}
