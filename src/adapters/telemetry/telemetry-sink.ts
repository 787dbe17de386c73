import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';

/** Takes events; never throws and never waits. */
export interface TelemetrySink {
  take(event: TelemetryEvent, traceId: string | null): void;
}
