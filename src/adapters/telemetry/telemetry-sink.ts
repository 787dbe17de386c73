import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';

/** What an event happened in, where it is known: ids alone. */
export interface Circumstances {
  readonly traceId: string | null;
  readonly requestId: string | null;
  readonly correlationId: string | null;
}

/** Takes events; never throws and never waits. */
export interface TelemetrySink {
  take(event: TelemetryEvent, circumstances: Circumstances): void;
}
