import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';
import { levelOf } from './event-level.ts';
import { logLineOf } from './log-line.ts';
import type { TelemetrySink } from './telemetry-sink.ts';

/** Structured lines on standard error: for people at a terminal, JSON everywhere else. */
export function createLogger(level: string, destination: DestinationStream = standardError()): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}

function standardError(): DestinationStream {
  if (!process.stderr.isTTY) return pino.destination({ dest: 2, sync: true });
  return pretty({ destination: 2, sync: true, colorize: true, ignore: 'traceId,correlationId' });
}

/** Writes each event as one log line, with its ids. */
export class LogSink implements TelemetrySink {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  take(event: TelemetryEvent, traceId: string | null): void {
    const { type, ...fields } = event;
    this.#logger[levelOf(event)]({ event: type, ...fields, ...(traceId !== null && { traceId }) }, logLineOf(event));
  }
}
