import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';

/** Counts what this process reported while the load ran; notes which requests to look up because they ended. */
export class EventCounts {
  readonly #levelOf: (event: TelemetryEvent) => string;
  readonly #levels = new Map<string, number>();
  readonly #types = new Map<TelemetryEvent['type'], number>();
  #ended: string[] = [];

  /** @param levelOf how loud an event is in the log */
  constructor(levelOf: (event: TelemetryEvent) => string) {
    this.#levelOf = levelOf;
  }

  take(event: TelemetryEvent): void {
    add(this.#levels, this.#levelOf(event));
    add(this.#types, event.type);
    if (event.type === 'outcome_recorded') this.#ended.push(event.requestId);
  }

  /** Events that were logged at this level. */
  at(level: 'warn' | 'error'): number {
    return this.#levels.get(level) ?? 0;
  }

  of(type: TelemetryEvent['type']): number {
    return this.#types.get(type) ?? 0;
  }

  /** Requests that ended since the last call: only a hint which rows to read, for the report trusts rows alone. */
  takeEnded(): readonly string[] {
    return this.#ended.splice(0);
  }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
