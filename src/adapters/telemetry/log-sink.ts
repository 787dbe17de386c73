import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import { match, P } from 'ts-pattern';
import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';
import { levelOf } from './event-level.ts';
import { logLineOf } from './log-line.ts';
import { omitQuotedText } from './omit-quoted-text.ts';
import type { Circumstances, TelemetrySink } from './telemetry-sink.ts';

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

  take(taken: TelemetryEvent, circumstances: Circumstances): void {
    const level = levelOf(taken);
    if (!this.#logger.isLevelEnabled(level)) return;
    const event = withoutQuotations(taken);
    const { type, ...fields } = event;
    const ids = Object.fromEntries(Object.entries(circumstances).filter(([, id]) => id !== null));
    this.#logger[level]({ event: type, ...fields, ...ids }, logLineOf(event));
  }
}

/** The messages of thrown errors are nobody's closed words. */
function withoutQuotations(event: TelemetryEvent): TelemetryEvent {
  return match(event)
    .returnType<TelemetryEvent>()
    .with({ type: 'attempt_failed' }, (failed) => ({ ...failed, fault: omitQuotedText(failed.fault) }))
    .with({ type: P.union('publish_failed', 'loop_failed', 'library_failed', 'rendering_failed') }, (failed) => ({
      ...failed,
      detail: omitQuotedText(failed.detail),
    }))
    .with(
      { type: P.union('request_submitted', 'outcome_recorded', 'stage_finished', 'model_called', 'model_degraded') },
      { type: P.union('draft_shown', 'model_words_refused') },
      { type: P.union('model_circuit', 'unexpected_status', 'duplicate_suppressed', 'lease_lost') },
      { type: P.union('dead_lettered', 'republished', 'resumed', 'lesson_upgraded', 'upgrade_abandoned') },
      { type: P.union('feedback_given', 'lesson_withdrawn') },
      (closed) => closed,
    )
    .exhaustive();
}
